package kz.tumar.request.decision;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.AnswerForm;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.BlockAlarm;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.DisclosureId;
import kz.tumar.contract.DisclosureKind;
import kz.tumar.contract.EventId;
import kz.tumar.contract.PassageCode;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.Representation;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.fact.ApplicantMatched;
import kz.tumar.contract.fact.BlockReviewDue;
import kz.tumar.contract.fact.BlockWaived;
import kz.tumar.contract.fact.BlockedProcessingAsked;
import kz.tumar.contract.fact.ConsentWithdrawn;
import kz.tumar.contract.fact.ProcessingBlocked;
import kz.tumar.contract.fact.RequestAnswered;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.SubjectRequestFiled;
import kz.tumar.contract.fact.WithdrawalEffected;
import kz.tumar.request.Clause;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What cases make of what happens outside them: withdrawals that took effect, applicants found, letters that came
/// back.
class WatchingTest {
    private static final Instant FILED = Given.at("2026-03-10T10:00");
    private static final Instant LEARNED = Given.at("2026-04-20T10:00");
    private static final PurposeCode MARKETING = new PurposeCode("marketing");

    @Test
    @Clause("8.4")
    void withdrawal_tookEffectAtItsReceipt_andIsAnsweredWhenThatIsLearned() {
        RequestCase filed = withdrawal(null);

        List<RequestFact> facts = Watching.effected(filed, withdrawn(), FILED, LEARNED);

        assertThat(facts).hasSize(2);
        assertThat(facts.getFirst()).isEqualTo(new WithdrawalEffected(filed.id(), MARKETING, FILED));
        assertThat(((RequestAnswered) facts.getLast()).answeredAt()).isEqualTo(LEARNED);
    }

    @Test
    @Clause("8.4")
    void withdrawalOfSomebodyWhomNobodyKnows_isAnsweredWhenTheyAreFound_notBefore() {
        RequestCase filed = withdrawal(true);

        List<RequestFact> facts = Watching.effected(filed, withdrawn(), FILED, FILED);
        RequestCase effected = filed.and(facts.getFirst(), FILED);

        assertThat(facts).hasOnlyElementsOfType(WithdrawalEffected.class);
        assertThat(effected.resolved()).isFalse();
        assertThat(Watching.matched(effected, Given.LINKED, LEARNED, LEARNED))
                .hasExactlyElementsOfTypes(ApplicantMatched.class, RequestAnswered.class);
        assertThat(Watching.matched(filed, Given.LINKED, LEARNED, LEARNED))
                .hasExactlyElementsOfTypes(ApplicantMatched.class);
    }

    @Test
    @Clause("2.7.1(2)")
    void lookingAtABlockAgain_movesNoDateOfADemandWhoseClockRuns() {
        RequestCase filed = Given.filed(RequestKind.BLOCKING, FILED);
        var block = filed.standingBlock().orElseThrow();
        var review = new BlockReviewDue(block.blockId(), filed.id(), block.reviewOn(), LocalDate.of(2026, 4, 16));

        RequestCase looked = filed.and(review, LEARNED);

        assertThat(filed.awaitedReview()).isEmpty();
        assertThat(looked.statutoryDue()).isEqualTo(filed.statutoryDue());
        assertThat(looked.policyDue()).isEqualTo(filed.policyDue());
    }

    @Test
    @Clause("8.2")
    void refusalThatCameBack_blocksAgain() {
        RequestCase refused = Given.after(
                Given.filed(RequestKind.BLOCKING, FILED),
                new CaseAction.Refuse(new ReasonCode("refusal.lawful-ground"), new ArticleCode("policy.8.4")),
                FILED);

        RequestCase open = Given.after(
                refused,
                new CaseAction.ReportFailedDelivery(LEARNED, new ReasonCode("delivery-failure.unknown-address")),
                LEARNED);

        assertThat(open.closed()).isFalse();
        assertThat(open.standingBlock()).isPresent();
    }

    @Test
    @Clause("8.2")
    void passageOfOneKind_silencesNoAlarmOfAnother() {
        RequestCase filed = Given.filed(RequestKind.RECTIFICATION, FILED);
        RequestCase waived = waived(filed, "passage.clarification", "passage.court-order");
        RequestCase payroll = waived(filed, "passage.payroll-tax");
        var reporting = new PurposeCode("statutory-reporting");

        assertThat(Watching.alarm(waived, made(DisclosureKind.PROVISION, MARKETING), Given.RULES))
                .as("neither clarification nor a court's order")
                .isPresent();
        assertThat(Watching.alarm(waived, made(DisclosureKind.STATE, MARKETING), Given.RULES))
                .as("under an article and by a letter")
                .isEmpty();
        assertThat(Watching.alarm(payroll, made(DisclosureKind.STATE, reporting), Given.RULES))
                .isEmpty();
        assertThat(Watching.alarm(payroll, made(DisclosureKind.DISTRIBUTION, reporting), Given.RULES))
                .as("to everybody")
                .isPresent();
    }

    @Test
    @Clause({"8.2", "8.3"})
    void questionDuringABlock_alarmsTheCaseThatBlocks_exceptForWhatItsWaiverLetsPass() {
        RequestCase filed = blocked("ffffffff-0000-8000-8000-000000000001");
        RequestCase payroll = waived(filed, "passage.payroll-tax");
        var reporting = new PurposeCode("statutory-reporting");

        assertThat(Watching.alarm(filed, asked(filed, MARKETING), LEARNED, Given.RULES))
                .hasValueSatisfying(alarm -> {
                    assertThat(alarm.alarm()).isEqualTo(BlockAlarm.DECISION_ASKED);
                    assertThat(alarm.purpose()).isEqualTo(MARKETING);
                    assertThat(alarm.at()).isEqualTo(LEARNED);
                });
        assertThat(Watching.alarm(payroll, asked(filed, MARKETING), LEARNED, Given.RULES))
                .as("another purpose than the waiver's")
                .isPresent();
        assertThat(Watching.alarm(payroll, asked(filed, reporting), LEARNED, Given.RULES))
                .as("denied because of another block")
                .isEmpty();
        assertThat(Watching.alarm(
                        blocked("ffffffff-0000-8000-8000-000000000002"), asked(filed, MARKETING), LEARNED, Given.RULES))
                .as("another case's block")
                .isEmpty();
    }

    private static BlockedProcessingAsked asked(RequestCase blocking, PurposeCode purpose) {
        return new BlockedProcessingAsked(
                Given.SITE,
                purpose,
                ProcessingAction.USE,
                requireNonNull(blocking.history().getLast().id()),
                LocalDate.of(2026, 4, 20),
                true);
    }

    /// A case whose block was stated as a fact of this id.
    private static RequestCase blocked(String id) {
        RequestCase filed = Given.filed(RequestKind.RECTIFICATION, FILED);
        var stated = new ArrayList<Stated>();
        for (Stated one : filed.history()) {
            boolean blocks = one.fact() instanceof ProcessingBlocked;
            stated.add(blocks ? new Stated(one.fact(), one.subject(), one.at(), EventId.of(id)) : one);
        }
        stated.sort(Comparator.comparing(one -> one.fact() instanceof ProcessingBlocked));
        return RequestCase.of(stated).orElseThrow();
    }

    private static RequestCase waived(RequestCase filed, String... passages) {
        return filed.and(
                new BlockWaived(
                        filed.standingBlock().orElseThrow().blockId(),
                        filed.id(),
                        null,
                        new ReasonCode("block-waiver.statutory-duty"),
                        java.util.Arrays.stream(passages).map(PassageCode::new).toList(),
                        List.of(),
                        null,
                        Given.OFFICER,
                        Given.OFFICER),
                FILED);
    }

    private static Watching.Disclosure made(DisclosureKind kind, PurposeCode purpose) {
        return new Watching.Disclosure(
                Given.SITE,
                BlockAlarm.DISCLOSURE_MADE,
                kind,
                purpose,
                List.of(),
                new DisclosureId(new java.util.UUID(0x8000L, 5)),
                LEARNED);
    }

    private static ConsentWithdrawn withdrawn() {
        return new ConsentWithdrawn(
                Given.SITE,
                MARKETING,
                new ChannelCode("web-form"),
                new ActedBy(Representation.SELF, null, null),
                Given.SUBJECT);
    }

    private static RequestCase withdrawal(@Nullable Boolean unmatched) {
        RequestCase filed = Given.filed(RequestKind.WITHDRAWAL, FILED);
        SubjectRequestFiled it = filed.filed();
        var fact = new SubjectRequestFiled(
                it.caseId(),
                it.system(),
                it.kind(),
                it.channel(),
                it.actedBy(),
                it.receivedAt(),
                it.dayZero(),
                it.policyDue(),
                it.statutoryDue(),
                it.calendarVersion(),
                it.missing(),
                it.categories(),
                it.reason(),
                it.identityDocument(),
                it.participation(),
                it.signature(),
                AnswerForm.ELECTRONIC,
                it.content(),
                List.of(MARKETING),
                it.lateReason(),
                it.provisional(),
                unmatched,
                it.continues());
        var stated = new ArrayList<Stated>();
        stated.add(new Stated(fact, Given.SUBJECT, FILED));
        return RequestCase.of(stated).orElseThrow();
    }
}
