package kz.tumar.request.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.AnswerForm;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.Representation;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.claim.SubjectRequestFiled;
import kz.tumar.contract.fact.ProcessingBlocked;
import kz.tumar.contract.fact.ProcessingUnblocked;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.RequestRefused;
import kz.tumar.contract.fact.RequestUpheld;
import kz.tumar.contract.fact.WithdrawalEffected;
import kz.tumar.request.Clause;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DemandingTest {
    private static final Instant FILED = Given.at("2026-03-10T10:00");
    private static final Instant NEXT_DAY = Given.at("2026-03-11T10:00");
    private static final CategoryCode CONTACT = new CategoryCode("contact");
    private static final ReasonCode INACCURATE = new ReasonCode("inaccuracy.inaccurate");
    private static final ReasonCode UNNECESSARY = new ReasonCode("inaccuracy.unnecessary");

    @Test
    @Clause("2.7.1(2)")
    void demandToBlockOrDestroy_blocksAtOnce_andIsDueFromReceiptUnderBothProfiles() {
        for (RequestKind kind : List.of(RequestKind.BLOCKING, RequestKind.DESTRUCTION)) {
            RequestCase filed = Given.filed(kind, FILED);

            assertThat(filed.standingBlock()).isPresent();
            assertThat(filed.clockRuns()).isTrue();
            assertThat(filed.policyDue()).isEqualTo("2026-03-27");
            assertThat(filed.statutoryDue()).isEqualTo("2026-03-13");
        }
    }

    @Test
    @Clause("2.7.1(2)")
    void demand_needsOneOfTheFiveReasons_andItsScopeGoesByTheReason() {
        assertThat(problem(Given.file(claim(RequestKind.BLOCKING, null, null, null), FILED)))
                .isEqualTo(ProblemType.UNKNOWN_CODE);
        assertThat(blocked(claim(RequestKind.BLOCKING, List.of(CONTACT), INACCURATE, null)))
                .as("clause 8.2 blocks everything")
                .isEmpty();
        assertThat(blocked(claim(RequestKind.DESTRUCTION, List.of(CONTACT), UNNECESSARY, null)))
                .as("clause 8.3 blocks the data complained of")
                .containsExactly(CONTACT);
    }

    @Test
    @Clause("2.7.1(2)")
    void upheldDemand_keepsTheBlockWhenTheCaseIsAnswered_andARefusalLiftsItWithReasons() {
        RequestCase filed = Given.filed(RequestKind.BLOCKING, FILED);
        RequestCase upheld = Given.after(filed, new CaseAction.Uphold(List.of(CONTACT)), NEXT_DAY);
        RequestCase answered =
                Given.after(upheld, new CaseAction.Answer(AnswerForm.ELECTRONIC, NEXT_DAY, null), NEXT_DAY);

        assertThat(upheld.last(RequestUpheld.class).orElseThrow().categories()).containsExactly(CONTACT);
        assertThat(answered.closed()).isTrue();
        assertThat(answered.standingBlock()).isPresent();
        assertThat(problem(Given.act(
                        upheld,
                        new CaseAction.Refuse(new ReasonCode("refusal.not-confirmed"), new ArticleCode("policy.8.2")),
                        NEXT_DAY)))
                .isEqualTo(ProblemType.CONFLICT);

        RequestCase freed =
                Given.after(answered, new CaseAction.Unblock(new ReasonCode("unblocking.person-asked")), NEXT_DAY);
        assertThat(freed.standingBlock()).isEmpty();

        RequestCase refused = Given.after(
                filed,
                new CaseAction.Refuse(new ReasonCode("refusal.lawful-ground"), new ArticleCode("policy.8.4")),
                NEXT_DAY);
        assertThat(refused.standingBlock()).isEmpty();
        assertThat(refused.last(RequestRefused.class).orElseThrow().reason().value())
                .isEqualTo("refusal.lawful-ground");
    }

    @Test
    @Clause("8.1")
    void refusalBecauseNobodyKnowsWhoItIs_isNoneForWhomTheIdentityWasVerified() {
        RequestCase verified =
                Given.after(Given.filed(RequestKind.ACCESS, FILED), new CaseAction.VerifyIdentity(), NEXT_DAY);

        assertThat(problem(Given.act(
                        verified,
                        new CaseAction.Refuse(
                                new ReasonCode("refusal.identity-not-verified"), new ArticleCode("policy.8.1")),
                        NEXT_DAY)))
                .isEqualTo(ProblemType.CONFLICT);
    }

    @Test
    @Clause("8.2")
    void blockOfAnUndecidedRequest_isNotLiftedByHand() {
        RequestCase filed = Given.filed(RequestKind.RECTIFICATION, FILED);

        assertThat(problem(
                        Given.act(filed, new CaseAction.Unblock(new ReasonCode("unblocking.person-asked")), NEXT_DAY)))
                .isEqualTo(ProblemType.CONFLICT);
    }

    @Test
    @Clause("7.3")
    void objectionToAnAutomatedDecision_isDueInThreeWorkingDays_blocksNothing_andIsDecidedFirst() {
        RequestCase filed = Given.filed(RequestKind.OBJECTION, FILED);
        var answer = new CaseAction.Answer(AnswerForm.ELECTRONIC, NEXT_DAY, null);

        assertThat(filed.due()).isEqualTo("2026-03-13");
        assertThat(filed.standingBlock()).isEmpty();
        assertThat(problem(Given.act(filed, answer, NEXT_DAY))).isEqualTo(ProblemType.CONFLICT);
        RequestCase upheld = Given.after(filed, new CaseAction.Uphold(List.of()), NEXT_DAY);
        assertThat(Given.after(upheld, answer, NEXT_DAY).closed()).isTrue();
    }

    @Test
    @Clause("8.4")
    void withdrawalWithoutPurposes_isOfEveryPurposeThatRestsOnConsent_andIsResolvedWhenAllTookEffect() {
        RequestCase filed = Given.filed(RequestKind.WITHDRAWAL, FILED);
        List<PurposeCode> purposes =
                java.util.Objects.requireNonNull(filed.filed().purposes());

        assertThat(purposes).contains(new PurposeCode("marketing"));
        assertThat(filed.standingBlock()).isEmpty();
        assertThat(filed.policyDue()).as("fifteen working days").isEqualTo("2026-04-03");
        RequestCase state = filed;
        for (PurposeCode purpose : purposes) {
            assertThat(state.resolved()).isFalse();
            state = state.and(new WithdrawalEffected(filed.id(), purpose, NEXT_DAY), NEXT_DAY);
        }
        assertThat(state.resolved()).isTrue();
        assertThat(problem(Given.file(
                        claim(RequestKind.WITHDRAWAL, null, null, List.of(new PurposeCode("statutory-reporting"))),
                        FILED)))
                .isEqualTo(ProblemType.UNKNOWN_PURPOSE);
        assertThat(problem(Given.act(
                        filed,
                        new CaseAction.Refuse(new ReasonCode("refusal.no-right"), new ArticleCode("policy.8.1")),
                        NEXT_DAY)))
                .as("a withdrawal is never refused")
                .isEqualTo(ProblemType.CONFLICT);
    }

    @Test
    @Clause("8.2")
    void requestTakenBack_closesTheCase_andEndsTheBlockThatOnlyItCalledFor() {
        RequestCase filed = Given.filed(RequestKind.RECTIFICATION, FILED);
        var takeBack = new CaseAction.TakeBack(
                new ChannelCode("telephone"), new ActedBy(Representation.SELF, null, null), NEXT_DAY);

        RequestCase after = Given.after(filed, takeBack, NEXT_DAY);

        assertThat(after.closed()).isTrue();
        assertThat(after.standingBlock()).isEmpty();
        assertThat(after.last(ProcessingUnblocked.class).orElseThrow().reason()).isEqualTo(Demanding.WITHDRAWN);
        RequestCase decided = Given.after(
                Given.filed(RequestKind.UNLAWFUL_PROCESSING, FILED),
                new CaseAction.ConfirmUnlawfulness(List.of()),
                NEXT_DAY);
        assertThat(problem(Given.act(decided, takeBack, NEXT_DAY))).isEqualTo(ProblemType.CONFLICT);
    }

    @Test
    @Clause("8.1")
    void bouncedAnswer_reopensTheCase_withTheDatesItHad() {
        RequestCase access =
                Given.after(Given.filed(RequestKind.ACCESS, FILED), new CaseAction.VerifyIdentity(), NEXT_DAY);
        RequestCase prepared = Given.prepared(access, NEXT_DAY);
        var bounce = new CaseAction.ReportFailedDelivery(NEXT_DAY, new ReasonCode("delivery-failure.unknown-address"));
        assertThat(problem(Given.act(access, bounce, NEXT_DAY))).isEqualTo(ProblemType.CONFLICT);
        RequestCase answered = Given.after(prepared, Given.answer(NEXT_DAY), NEXT_DAY);
        assertThat(answered.closed()).isTrue();

        RequestCase open = Given.after(answered, bounce, NEXT_DAY);

        assertThat(open.closed()).isFalse();
        assertThat(open.resolved()).isFalse();
        assertThat(open.policyDue()).isEqualTo(access.policyDue());
        assertThat(Given.after(open, Given.answer(NEXT_DAY), NEXT_DAY).closed()).isTrue();
    }

    @Test
    @Clause("8.1")
    void refusalOfAccess_offersAPartFirst_andNamesTheWaysToAppeal() {
        RequestCase access = Given.filed(RequestKind.ACCESS, FILED);
        var norm = new ArticleCode("policy.8.1");
        var reason = new ReasonCode("refusal.third-party-rights");

        assertThat(problem(Given.act(access, new CaseAction.Refuse(reason, norm), NEXT_DAY)))
                .isEqualTo(ProblemType.CONFLICT);
        assertThat(problem(Given.act(
                        access,
                        new CaseAction.Refuse(reason, norm, new ReasonCode("extension.volume"), null),
                        NEXT_DAY)))
                .isEqualTo(ProblemType.UNKNOWN_CODE);
        RequestRefused refused = Given.after(
                        access,
                        new CaseAction.Refuse(reason, norm, new ReasonCode("partial.inseparable"), null),
                        NEXT_DAY)
                .last(RequestRefused.class)
                .orElseThrow();

        assertThat(refused.appeal()).hasSize(3);
        assertThat(refused.appealUntil()).isEqualTo("2026-06-09");
    }

    @Test
    @Clause("8.2")
    void correctedData_isFreeOnlyWhenEveryHolderConfirmedIt() {
        RequestCase documented = Given.after(
                Given.filed(RequestKind.RECTIFICATION, FILED),
                new CaseAction.SubmitSupportingInformation(NEXT_DAY, Given.CONTENT),
                NEXT_DAY);
        List<RequestFact> facts = Given.facts(Given.act(
                documented,
                new CaseAction.Rectify(List.of(new CaseAction.Correction(CONTACT, null, Given.CONTENT))),
                NEXT_DAY));
        RequestCase rectified = documented.and(facts.getFirst(), NEXT_DAY);
        List<Order> orders = Ordering.from(facts.getFirst(), Set.of(Given.SUBJECT), List.of());
        Set<HolderCode> all = Set.copyOf(Given.RULES.recipients(List.of(CONTACT)).stream()
                .map(kz.tumar.policy.Holder::code)
                .toList());

        assertThat(facts).hasSize(1);
        assertThat(rectified.resolved()).isFalse();
        assertThat(Confirming.decide(rectified, java.util.Map.of(orders.getFirst(), Set.of()), Given.RULES))
                .isEmpty();
        assertThat(Confirming.decide(rectified, java.util.Map.of(orders.getFirst(), all), Given.RULES))
                .hasValueSatisfying(free ->
                        assertThat(rectified.and(free, NEXT_DAY).resolved()).isTrue());
        assertThat(Given.after(rectified, new CaseAction.Unblock(new ReasonCode("unblocking.holder-refused")), NEXT_DAY)
                        .resolved())
                .isTrue();
    }

    private static List<CategoryCode> blocked(SubjectRequestFiled claim) {
        return Given.facts(Given.file(claim, FILED)).stream()
                .filter(ProcessingBlocked.class::isInstance)
                .map(ProcessingBlocked.class::cast)
                .findFirst()
                .orElseThrow()
                .categories();
    }

    private static SubjectRequestFiled claim(
            RequestKind kind,
            @Nullable List<CategoryCode> categories,
            @Nullable ReasonCode reason,
            @Nullable List<PurposeCode> purposes) {
        return new SubjectRequestFiled(
                kind,
                new ChannelCode("web-form"),
                new ActedBy(Representation.SELF, null, null),
                null,
                categories,
                reason,
                null,
                null,
                null,
                null,
                null,
                purposes,
                null,
                null);
    }

    private static ProblemType problem(Verdict verdict) {
        return ((Verdict.Rejected) verdict).problem();
    }
}
