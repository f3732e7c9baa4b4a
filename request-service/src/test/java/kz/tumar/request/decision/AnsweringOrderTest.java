package kz.tumar.request.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.CategoryCount;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.CommandOutcome;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.MethodCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.claim.Claim;
import kz.tumar.contract.claim.CommandAccepted;
import kz.tumar.contract.claim.CommandDone;
import kz.tumar.contract.claim.CommandFailed;
import kz.tumar.contract.claim.CommandRefused;
import kz.tumar.contract.claim.CommandTooLate;
import kz.tumar.contract.fact.CommandAnswered;
import kz.tumar.contract.fact.SubjectDataCollected;
import kz.tumar.request.Clause;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnsweringOrderTest {
    private static final Instant NOW = Given.at("2026-11-23T12:00");
    private static final HolderCode CRM = new HolderCode("crm");
    private static final Order BLOCK = orderOf(RequestKind.RECTIFICATION);
    private static final Order PROVIDE = orderOf(RequestKind.ACCESS);

    private static Order orderOf(RequestKind kind) {
        var facts = Given.facts(Given.file(Given.claim(kind, null, null), NOW));
        return Ordering.from(facts.getLast(), Set.of(Given.SUBJECT), List.of()).getFirst();
    }

    private static CommandDone done(Order order, @Nullable List<SealedContent> uploads) {
        return done(order, uploads, "flag");
    }

    private static CommandDone done(Order order, @Nullable List<SealedContent> uploads, String method) {
        return new CommandDone(
                order.id(),
                1,
                order.kind(),
                List.of(new CategoryCount(new CategoryCode("contact"), 1)),
                new MethodCode(method),
                NOW,
                null,
                uploads);
    }

    private static Verdict answer(
            Claim claim,
            HolderCode holder,
            @Nullable Order order,
            @Nullable CommandOutcome said,
            SealedRef... unsealed) {
        return AnsweringOrder.decide(
                AnsweringOrder.replyOf(claim).orElseThrow(), holder, order, said, NOW, Set.of(unsealed), Given.RULES);
    }

    @Test
    @Clause("8.2")
    void obeyedBlock_isStatedOnce() {
        assertThat(Given.facts(answer(done(BLOCK, null), CRM, BLOCK, null)))
                .containsExactly(new CommandAnswered(BLOCK.id(), CommandKind.BLOCK, CRM, CommandOutcome.DONE));
        assertThat(Given.facts(answer(done(BLOCK, null), CRM, BLOCK, CommandOutcome.DONE)))
                .isEmpty();
        assertThat(Given.facts(
                        answer(new CommandAccepted(BLOCK.id(), 1, CommandKind.BLOCK), CRM, BLOCK, CommandOutcome.DONE)))
                .isEmpty();
        assertThat(Given.facts(answer(done(BLOCK, null), CRM, BLOCK, CommandOutcome.FAILED)))
                .hasSize(1);
    }

    @Test
    @Clause("8.1")
    void providedData_isCollected_andNothingHeldIsAnAnswerToo() {
        var uploads = List.of(Given.CONTENT);

        assertThat(Given.facts(answer(done(PROVIDE, uploads), CRM, PROVIDE, null)))
                .last()
                .isEqualTo(new SubjectDataCollected(PROVIDE.caseId(), CRM, uploads));
        assertThat(Given.facts(answer(done(PROVIDE, List.of()), CRM, PROVIDE, null)))
                .hasSize(2);
    }

    @Test
    void hostileAnswers_areEachRefusedForTheirOwnReason() {
        var unknown = new OrderId(new UUID(0x8000L, 9));
        var wrongOrder = new CommandAccepted(unknown, 1, CommandKind.BLOCK);
        var wrongCommand = new CommandAccepted(BLOCK.id(), 1, CommandKind.UNBLOCK);
        var wrongRevision = new CommandAccepted(BLOCK.id(), 2, CommandKind.BLOCK);
        var accepted = new CommandAccepted(BLOCK.id(), 1, CommandKind.BLOCK);
        var failed = new CommandFailed(BLOCK.id(), 1, CommandKind.BLOCK, new ReasonCode("no-such"));
        var refused = new CommandRefused(BLOCK.id(), 1, CommandKind.BLOCK, new GroundCode("no-such"), null);

        assertThat(problem(answer(wrongOrder, CRM, null, null))).isEqualTo(ProblemType.UNKNOWN_ORDER);
        assertThat(problem(answer(wrongCommand, CRM, BLOCK, null))).isEqualTo(ProblemType.UNKNOWN_ORDER);
        assertThat(problem(answer(wrongRevision, CRM, BLOCK, null))).isEqualTo(ProblemType.STALE_REVISION);
        assertThat(problem(answer(accepted, new HolderCode("paper-archive"), BLOCK, null)))
                .isEqualTo(ProblemType.NOT_A_HOLDER);
        assertThat(problem(answer(failed, CRM, BLOCK, null))).isEqualTo(ProblemType.UNKNOWN_CODE);
        assertThat(problem(answer(refused, CRM, BLOCK, null))).isEqualTo(ProblemType.UNKNOWN_GROUND);
        assertThat(problem(answer(done(PROVIDE, null), CRM, PROVIDE, null)))
                .isEqualTo(ProblemType.CONFIRMATION_INCOMPLETE);
        assertThat(problem(
                        answer(done(PROVIDE, List.of(Given.CONTENT)), CRM, PROVIDE, null, Given.CONTENT.sealedRef())))
                .isEqualTo(ProblemType.CONFIRMATION_INCOMPLETE);
    }

    @Test
    void obeyedInAYearThatNobodyMeansOrInTheFuture_isRefused() {
        var yearOne = new CommandTooLate(BLOCK.id(), 1, CommandKind.BLOCK, Instant.parse("0001-01-01T00:00:00Z"));
        var yearLast = new CommandTooLate(BLOCK.id(), 1, CommandKind.BLOCK, Instant.parse("9999-12-31T00:00:00Z"));

        assertThat(problem(answer(yearOne, CRM, BLOCK, null))).isEqualTo(ProblemType.TIME_IMPLAUSIBLE);
        assertThat(problem(answer(yearLast, CRM, BLOCK, null))).isEqualTo(ProblemType.TIME_IN_FUTURE);
    }

    @Test
    void codesThatThePolicyDoesNotList_areRefusedAndNotRepeated() {
        var planted = "iin990101399994";
        var norm = new ArticleCode("kz.94-v." + planted);
        var method = answer(done(BLOCK, null, planted), CRM, BLOCK, null);
        var article = answer(
                new CommandRefused(BLOCK.id(), 1, CommandKind.BLOCK, new GroundCode("contract"), norm),
                CRM,
                BLOCK,
                null);

        assertThat(method)
                .isEqualTo(Verdict.Rejected.at(
                        ProblemType.UNKNOWN_CODE, "/data/method", "code", "a method of the policy"));
        assertThat(article)
                .isEqualTo(Verdict.Rejected.at(
                        ProblemType.UNKNOWN_CODE, "/data/article", "code", "a place in an act of the policy"));
    }

    private static ProblemType problem(Verdict verdict) {
        return ((Verdict.Rejected) verdict).problem();
    }
}
