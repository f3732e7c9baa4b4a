package kz.tumar.retention.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import kz.tumar.contract.AssessmentId;
import kz.tumar.contract.AssessmentTrigger;
import kz.tumar.contract.CategoryCount;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.CommandOutcome;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.MethodCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.claim.CommandDone;
import kz.tumar.contract.fact.DestructionCancelled;
import kz.tumar.contract.fact.DestructionCompleted;
import kz.tumar.contract.fact.DestructionConfirmed;
import kz.tumar.contract.fact.RetentionAssessed;
import kz.tumar.contract.fact.StopAnswered;
import kz.tumar.retention.Clause;
import kz.tumar.retention.decision.Answering.Counts;
import kz.tumar.retention.decision.Answering.Refused;
import kz.tumar.retention.decision.Answering.Reply;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@Clause("1.1.11")
class AnsweringTest {
    private static final OrderId ORDER = new OrderId(new UUID(0x8000L, 0x8000_0000_0000_0001L));
    private static final Instant DONE_AT = Instant.parse("2026-11-24T06:00:00Z");

    private static Destruction.Ordered ordered() {
        var why = new RetentionAssessed(
                new AssessmentId(new UUID(1, 2)), AssessmentTrigger.PURPOSE_ACHIEVED, Scene.MARKETING, List.of());
        return new Destruction.Ordered(
                ORDER,
                Scene.ONE,
                why,
                Set.of(Scene.CONTACT, Scene.BANK),
                2,
                List.of(Scene.CRM, Scene.SITE),
                DONE_AT,
                new TreeMap<>());
    }

    private static Reply done(HolderCode holder, int revision, CategoryCount... counts) {
        var done = new CommandDone(
                ORDER, revision, CommandKind.DESTROY, List.of(counts), new MethodCode("erase"), DONE_AT, null, null);
        return new Reply(ORDER, revision, CommandKind.DESTROY, CommandOutcome.DONE, holder, done);
    }

    private static Reply full(HolderCode holder) {
        return done(holder, 2, new CategoryCount(Scene.CONTACT, 1), new CategoryCount(Scene.BANK, 0));
    }

    private static Reply counting(HolderCode holder, long each) {
        return done(holder, 2, new CategoryCount(Scene.CONTACT, each), new CategoryCount(Scene.BANK, each));
    }

    private static Reply says(CommandKind command, CommandOutcome outcome, int revision, @Nullable CommandDone done) {
        return new Reply(ORDER, revision, command, outcome, Scene.SITE, done);
    }

    private static ProblemType problem(Answering.Worth worth) {
        return ((Refused) worth).problem();
    }

    private static Destruction.Ordered completed(Counts counts) {
        return java.util.Objects.requireNonNull(counts.completed());
    }

    @Test
    void confirmation_isRecorded_andOnlyTheLastCompletes() {
        var first = (Counts) Answering.toDestruction(ordered(), full(Scene.SITE));
        assertThat(first.facts()).hasOnlyElementsOfType(DestructionConfirmed.class);
        assertThat(first.completed()).isNull();

        var half = Destruction.after(ordered(), first.facts().getFirst());
        var second = (Counts) Answering.toDestruction(half, full(Scene.CRM));

        assertThat(completed(second).outstanding()).isEmpty();
    }

    @Test
    void confirmation_byWhoHoldsNothing_isRefused() {
        assertThat(problem(Answering.toDestruction(ordered(), full(Scene.PAPER))))
                .isEqualTo(ProblemType.NOT_A_HOLDER);
    }

    @Test
    void confirmation_ofALowerRevision_isRefused() {
        assertThat(problem(Answering.toDestruction(
                        ordered(),
                        done(Scene.SITE, 1, new CategoryCount(Scene.CONTACT, 1), new CategoryCount(Scene.BANK, 0)))))
                .isEqualTo(ProblemType.STALE_REVISION);
    }

    @Test
    void confirmation_thatDoesNotCountEveryCategory_isRefusedWithEveryGap() {
        var worth =
                (Refused) Answering.toDestruction(ordered(), done(Scene.SITE, 2, new CategoryCount(Scene.ACTIVITY, 1)));

        assertThat(worth.problem()).isEqualTo(ProblemType.CONFIRMATION_INCOMPLETE);
        assertThat(worth.violations()).hasSize(3);
    }

    @Test
    void confirmation_ofATimeThatCantBe_isRefused() {
        for (var time : List.of("-1000-01-01T00:00:00Z", "1999-12-31T00:00:00Z", "+10000-01-01T00:00:00Z")) {
            var counts = List.of(new CategoryCount(Scene.CONTACT, 1), new CategoryCount(Scene.BANK, 0));
            var done = new CommandDone(
                    ORDER, 2, CommandKind.DESTROY, counts, new MethodCode("erase"), Instant.parse(time), null, null);
            var reply = new Reply(ORDER, 2, CommandKind.DESTROY, CommandOutcome.DONE, Scene.SITE, done);

            assertThat(problem(Answering.toDestruction(ordered(), reply))).isEqualTo(ProblemType.TIME_IMPLAUSIBLE);
        }
    }

    @Test
    void confirmation_givenTwice_countsOnce() {
        var first = (Counts) Answering.toDestruction(ordered(), full(Scene.SITE));
        var half = Destruction.after(ordered(), first.facts().getFirst());

        assertThat(((Counts) Answering.toDestruction(half, full(Scene.SITE))).facts())
                .isEmpty();
    }

    @Test
    @Clause("8.4")
    void confirmation_givenAgainWithOtherCounts_changesNothing_neitherBeforeNorAfterTheAct() throws IOException {
        var first = (Counts) Answering.toDestruction(ordered(), full(Scene.SITE));
        var half = Destruction.after(ordered(), first.facts().getFirst());
        var last = (Counts) Answering.toDestruction(half, full(Scene.CRM));
        var policy = OperatorsPolicyTest.policy();
        var act = Act.of(completed(last), policy);
        var hash = new Sha256("0".repeat(64));
        var completed = Destruction.after(completed(last), new DestructionCompleted(ORDER, act.number(), hash));

        for (var order : List.of(half, completed)) {
            assertThat(((Counts) Answering.toDestruction(order, counting(Scene.SITE, 99))).facts())
                    .isEmpty();
        }
        assertThat(Act.of(completed(last), policy)).isEqualTo(act);
        assertThat(Destruction.confirmations(half).values())
                .flatExtracting(DestructionConfirmed::counts)
                .extracting(CategoryCount::count)
                .doesNotContain(99L);
    }

    @Test
    void cancelledOrder_takesOnlyAnswersToItsCancellation() {
        var cancelled = Destruction.after(
                ordered(), new DestructionCancelled(ORDER, List.of(Scene.CONTACT), new ReasonCode("dispute")));

        assertThat(problem(Answering.toDestruction(cancelled, full(Scene.SITE))))
                .isEqualTo(ProblemType.STALE_REVISION);
        assertThat(((Counts) Answering.toDestruction(
                                cancelled, says(CommandKind.CANCEL, CommandOutcome.TOO_LATE, 3, null)))
                        .facts())
                .hasOnlyElementsOfType(StopAnswered.class);
    }

    @Test
    void act_ofTheSameFacts_isTheSame_andNamesEveryConfirmation() throws IOException {
        var first = (Counts) Answering.toDestruction(ordered(), full(Scene.SITE));
        var half = Destruction.after(ordered(), first.facts().getFirst());
        var second = (Counts) Answering.toDestruction(half, full(Scene.CRM));
        var policy = OperatorsPolicyTest.policy();

        var act = Act.of(completed(second), policy);

        assertThat(act).isEqualTo(Act.of(completed(second), policy));
        assertThat(act.content().get("confirmations"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(2);
        assertThat(act.number().value()).startsWith("2026/");
    }
}
