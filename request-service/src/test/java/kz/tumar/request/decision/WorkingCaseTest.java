package kz.tumar.request.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import kz.tumar.contract.AnswerForm;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.DeadlineProfile;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.TextLanguage;
import kz.tumar.contract.fact.DataRectified;
import kz.tumar.contract.fact.DeadlineExtended;
import kz.tumar.contract.fact.ProcessingBlocked;
import kz.tumar.contract.fact.ProcessingUnblocked;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.RequestRefused;
import kz.tumar.contract.fact.UnlawfulnessNotConfirmed;
import kz.tumar.request.Clause;
import kz.tumar.request.deadline.Explanation;
import org.junit.jupiter.api.Test;

class WorkingCaseTest {
    private static final Instant FILED = Given.at("2026-03-10T10:00");
    private static final Instant NEXT_DAY = Given.at("2026-03-11T10:00");
    private static final ReasonCode VOLUME = new ReasonCode("extension.volume");
    private static final ReasonCode INCOMPLETE = new ReasonCode("refusal.incomplete");
    private static final ReasonCode NO_RIGHT = new ReasonCode("refusal.no-right");
    private static final ReasonCode NO_PART = new ReasonCode("partial.no-right-to-any");
    private static final ArticleCode CLAUSE_81 = new ArticleCode("policy.8.1");

    private final RequestCase access = Given.filed(RequestKind.ACCESS, FILED);
    private final RequestCase wrongData = Given.filed(RequestKind.RECTIFICATION, FILED);
    private final RequestCase unlawful = Given.filed(RequestKind.UNLAWFUL_PROCESSING, FILED);

    @Test
    @Clause("8.1")
    void extension_movesThePolicyDateOnce_byAtMostFiveWorkingDays_andNeverTheStatutoryOne() {
        RequestCase extended = Given.after(access, new CaseAction.Extend(5, VOLUME), NEXT_DAY);

        assertThat(access.policyDue()).isEqualTo("2026-03-27");
        assertThat(extended.policyDue()).isEqualTo("2026-04-03");
        assertThat(extended.statutoryDue()).isEqualTo(access.statutoryDue());
        assertThat(problem(Given.act(extended, new CaseAction.Extend(1, VOLUME), NEXT_DAY)))
                .isEqualTo(ProblemType.CONFLICT);
        assertThat(problem(Given.act(access, new CaseAction.Extend(6, VOLUME), NEXT_DAY)))
                .isEqualTo(ProblemType.INVALID_PARAMETER);
        assertThat(problem(Given.act(access, new CaseAction.Extend(1, INCOMPLETE), NEXT_DAY)))
                .isEqualTo(ProblemType.UNKNOWN_CODE);
    }

    @Test
    @Clause("8.1")
    void extension_onTheDueDateOrOfAnythingButAccess_isRefused() {
        var action = new CaseAction.Extend(1, VOLUME);

        assertThat(problem(Given.act(access, action, Given.at("2026-03-27T00:00"))))
                .isEqualTo(ProblemType.CONFLICT);
        assertThat(Given.act(access, action, Given.at("2026-03-26T23:59"))).isInstanceOf(Verdict.Stated.class);
        assertThat(problem(Given.act(wrongData, action, NEXT_DAY))).isEqualTo(ProblemType.CONFLICT);
        assertThat(problem(Given.act(unlawful, action, NEXT_DAY))).isEqualTo(ProblemType.CONFLICT);
    }

    @Test
    @Clause("8.2")
    void rectification_runsFromTheDocuments_andTheBlockStaysUntilHoldersConfirm() {
        var rectify = new CaseAction.Rectify(
                List.of(new CaseAction.Correction(new CategoryCode("contact"), null, Given.CONTENT)));
        assertThat(problem(Given.act(wrongData, rectify, NEXT_DAY))).isEqualTo(ProblemType.CONFLICT);

        RequestCase documented = Given.after(
                wrongData,
                new CaseAction.SubmitSupportingInformation(Given.at("2026-05-26T09:00"), Given.CONTENT),
                Given.at("2026-05-26T11:00"));
        assertThat(documented.policyDue()).isEqualTo("2026-06-05");
        assertThat(documented.statutoryDue()).isEqualTo("2026-05-28");
        assertThat(documented.clockRuns()).isTrue();
        assertThat(documented.standingBlock()).isPresent();

        List<RequestFact> facts = Given.facts(Given.act(documented, rectify, Given.at("2026-05-27T11:00")));

        assertThat(facts).hasSize(1);
        assertThat(facts.getFirst()).isInstanceOf(DataRectified.class);
        assertThat(documented.and(facts.getFirst(), NEXT_DAY).standingBlock())
                .as("holders have not confirmed it yet")
                .isPresent();
    }

    @Test
    @Clause("8.2")
    void unblocking_goesToEveryReferenceThatTheBlockBound_evenUnlinkedMeanwhile() {
        ProcessingBlocked block = wrongData.standingBlock().orElseThrow();
        List<Order> blocking = Ordering.from(block, Set.of(Given.SUBJECT, Given.LINKED), List.of());
        var unblocked = new ProcessingUnblocked(block.blockId(), block.caseId(), WorkingCase.RECTIFIED);

        List<Order> freeing = Ordering.from(unblocked, Set.of(Given.SUBJECT), blocking);

        assertThat(freeing).extracting(Order::kind).containsOnly(CommandKind.UNBLOCK);
        assertThat(freeing).extracting(Order::subject).containsExactlyInAnyOrder(Given.SUBJECT, Given.LINKED);
    }

    @Test
    @Clause("8.2")
    void inaccuracyNotConfirmed_isAReasonedRefusalThatLiftsTheBlock() {
        var refuse = new CaseAction.Refuse(new ReasonCode("refusal.not-confirmed"), new ArticleCode("policy.8.2"));

        RequestCase refused = Given.after(wrongData, refuse, NEXT_DAY);

        assertThat(refused.closed()).isTrue();
        assertThat(refused.standingBlock()).isEmpty();
    }

    @Test
    @Clause("8.3")
    void unlawfulness_keepsTheBlockWhenConfirmed_andLiftsItWhenNot() {
        RequestCase confirmed = Given.after(unlawful, new CaseAction.ConfirmUnlawfulness(List.of()), NEXT_DAY);
        RequestCase denied = Given.after(
                unlawful,
                new CaseAction.DenyUnlawfulness(
                        new ReasonCode("refusal.not-confirmed"), new ArticleCode("policy.8.3"), TextLanguage.RU),
                NEXT_DAY);

        assertThat(confirmed.standingBlock()).isPresent();
        assertThat(confirmed.resolved()).isTrue();
        assertThat(denied.standingBlock()).isEmpty();
        assertThat(denied.last(UnlawfulnessNotConfirmed.class)).hasValueSatisfying(lawful -> {
            assertThat(lawful.article()).isEqualTo(new ArticleCode("policy.8.3"));
            assertThat(lawful.appeal()).isNotEmpty();
            assertThat(lawful.appealUntil()).isAfter(LocalDate.of(2026, 4, 1));
        });
        assertThat(problem(Given.act(denied, new CaseAction.ConfirmUnlawfulness(List.of()), NEXT_DAY)))
                .isEqualTo(ProblemType.CONFLICT);
        assertThat(problem(Given.act(unlawful, new CaseAction.Refuse(INCOMPLETE, CLAUSE_81), NEXT_DAY)))
                .isEqualTo(ProblemType.CONFLICT);
    }

    @Test
    @Clause("8.1")
    void refusal_needsAReasonAndANormOfThePolicy() {
        assertThat(problem(Given.act(access, new CaseAction.Refuse(VOLUME, CLAUSE_81), NEXT_DAY)))
                .isEqualTo(ProblemType.UNKNOWN_CODE);
        assertThat(problem(Given.act(access, new CaseAction.Refuse(NO_RIGHT, new ArticleCode("us.code.1")), NEXT_DAY)))
                .isEqualTo(ProblemType.UNKNOWN_CODE);
        assertThat(Given.after(access, new CaseAction.Refuse(NO_RIGHT, CLAUSE_81, NO_PART, null), NEXT_DAY)
                        .has(RequestRefused.class))
                .isTrue();
    }

    @Test
    @Clause("8.1")
    void whyThisDate_namesEveryDayCountedAndSkipped_inThreeLanguages() {
        RequestCase request = Given.filed(RequestKind.ACCESS, Given.at("2026-03-20T10:00"));

        var why = Explanation.of(
                "access.answer",
                DeadlineProfile.LAW,
                request.filed().receivedAt(),
                request.statutoryDue(),
                Given.RULES);

        assertThat(why.due()).isEqualTo(why.recorded()).isEqualTo("2026-03-30");
        assertThat(why.workingDays()).isEqualTo(3);
        assertThat(why.days()).hasSize(10);
        assertThat(why.days().stream().filter(day -> day.number() != null))
                .extracting(Explanation.Day::date)
                .containsExactly(
                        LocalDate.parse("2026-03-26"), LocalDate.parse("2026-03-27"), LocalDate.parse("2026-03-30"));
        assertThat(why.days().stream().filter(day -> day.skipped() != null))
                .allSatisfy(day -> assertThat(day.title()).isNotNull());
        assertThat(why.confirmed()).isFalse();
        assertThat(why.clause()).isEqualTo("8.1");
    }

    @Test
    void anySequenceOfActions_keepsTheCaseWithinTheLaw() {
        long seed = Long.getLong("tumar.seed", System.nanoTime());
        System.out.println("seed " + seed);
        var random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            RequestCase state = List.of(access, wrongData, unlawful).get(random.nextInt(3));
            Instant now = FILED;
            for (int step = 0; step < 30; step++) {
                now = now.plusSeconds(random.nextInt(200_000));
                CaseAction action = action(random, now);
                RequestCase before = state;
                if (Given.act(state, action, now) instanceof Verdict.Stated(var facts)) {
                    assertThat(before.closed()).isFalse();
                    for (RequestFact fact : facts) {
                        state = state.and(fact, now);
                    }
                }
                assertLawful(before, state);
            }
        }
    }

    private static void assertLawful(RequestCase before, RequestCase state) {
        assertThat(state.all(DeadlineExtended.class)).hasSizeLessThanOrEqualTo(1);
        assertThat(state.all(ProcessingUnblocked.class)).hasSizeLessThanOrEqualTo(1);
        if (state.kind() == RequestKind.ACCESS) {
            assertThat(state.statutoryDue()).isEqualTo(before.statutoryDue());
            assertThat(state.policyDue()).isBeforeOrEqualTo("2026-04-03");
        } else if (state.standingBlock().isEmpty()) {
            assertThat(state.resolved()).isTrue();
        } else if (state.kind() == RequestKind.RECTIFICATION && state.closed()) {
            throw new AssertionError("answered before holders confirmed");
        }
    }

    private static CaseAction action(Random random, Instant now) {
        var content = Given.sealed(random.nextInt(1_000));
        return List.<CaseAction>of(
                        new CaseAction.AskCompletion(),
                        new CaseAction.VerifyIdentity(),
                        new CaseAction.Extend(random.nextInt(8), VOLUME),
                        new CaseAction.SubmitSupportingInformation(now, content),
                        new CaseAction.Rectify(new ArrayList<>(
                                List.of(new CaseAction.Correction(new CategoryCode("contact"), null, content)))),
                        new CaseAction.ConfirmUnlawfulness(List.of()),
                        new CaseAction.DenyUnlawfulness(
                                new ReasonCode("refusal.not-confirmed"),
                                new ArticleCode("policy.8.3"),
                                TextLanguage.RU),
                        new CaseAction.CheckThirdPartyData(List.of(), Set.of()),
                        new CaseAction.Answer(AnswerForm.ELECTRONIC, now, null),
                        new CaseAction.Refuse(NO_RIGHT, CLAUSE_81, NO_PART, null))
                .get(random.nextInt(10));
    }

    private static ProblemType problem(Verdict verdict) {
        return ((Verdict.Rejected) verdict).problem();
    }
}
