package kz.tumar.request.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import kz.tumar.contract.Actor;
import kz.tumar.contract.ActorKind;
import kz.tumar.contract.AnswerForm;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.CorrectionKind;
import kz.tumar.contract.DeadlineProfile;
import kz.tumar.contract.EventId;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.PassageCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.RightsAtStake;
import kz.tumar.contract.RoleCode;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.fact.BlockWaived;
import kz.tumar.contract.fact.BreachRegistered;
import kz.tumar.contract.fact.CompletionReceived;
import kz.tumar.contract.fact.CorrectionProposed;
import kz.tumar.contract.fact.DeadlineExtended;
import kz.tumar.contract.fact.DeadlineMissed;
import kz.tumar.contract.fact.FactCorrected;
import kz.tumar.contract.fact.IdentityVerified;
import kz.tumar.contract.fact.ProcessingBlocked;
import kz.tumar.contract.fact.RequestAnswered;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.RequestRefused;
import kz.tumar.contract.fact.SubjectDataCollected;
import kz.tumar.contract.fact.SubjectRequestFiled;
import kz.tumar.contract.fact.SupportingInformationSubmitted;
import kz.tumar.contract.fact.ThirdPartyDataChecked;
import kz.tumar.request.Clause;
import org.junit.jupiter.api.Test;

/// What two persons do to a case: mistakes corrected, blocks waived.
class CorrectingTest {
    private static final Instant FILED = Given.at("2026-03-10T10:00");
    private static final Instant LATER = Given.at("2026-03-30T10:00");
    private static final Actor DPO =
            new Actor(ActorKind.OFFICER, null, new RoleCode("dpo"), new Sha256("c".repeat(64)));
    private static final ReasonCode WRONG_DATE = new ReasonCode("correction.wrong-date");
    private static final ReasonCode MISTAKE = new ReasonCode("correction.recorded-by-mistake");

    private long ids;

    @Test
    @Clause("2.6.2")
    void wrongDateOfReceipt_isCorrectedBySecondPerson_clocksFollow_andAMissedDateStaysMissed() {
        RequestCase access = filed(RequestKind.ACCESS);
        RequestCase missed = access.and(new Stated(
                new DeadlineMissed(access.id(), DeadlineProfile.POLICY, access.policyDue()),
                access.subject(),
                LATER,
                id()));
        var correct = new CaseAction.Correct(
                first(missed), CorrectionKind.DATE, Given.at("2026-03-20T09:00"), null, WRONG_DATE);

        RequestCase proposed = after(missed, correct, Given.OFFICER);
        assertThat(proposed.policyDue()).as("one person alone changes nothing").isEqualTo(access.policyDue());
        assertThat(Proposals.waiting(proposed)).hasSize(1);
        var approval = new CaseAction.ApproveCorrection(proposal(proposed));
        assertThat(problem(WorkingCase.decide(proposed, approval, Given.OFFICER, LATER, Given.RULES)))
                .isEqualTo(ProblemType.OWN_DECISION);

        RequestCase corrected = after(proposed, approval, DPO);

        assertThat(corrected.filed().dayZero()).isEqualTo("2026-03-20");
        assertThat(corrected.policyDue()).isEqualTo("2026-04-08");
        assertThat(corrected.has(DeadlineMissed.class)).isTrue();
        assertThat(corrected.history().getFirst().fact())
                .isInstanceOfSatisfying(
                        SubjectRequestFiled.class,
                        stays -> assertThat(stays.dayZero()).isEqualTo("2026-03-10"));
        assertThat(Proposals.waiting(corrected)).isEmpty();
        assertThat(problem(WorkingCase.decide(corrected, approval, DPO, LATER, Given.RULES)))
                .isEqualTo(ProblemType.CONFLICT);
    }

    @Test
    @Clause("8.1")
    void dateThatWasCorrectedAway_mayBeCorrectedBackTo_bySecondPersonAgain() {
        RequestCase access = filed(RequestKind.ACCESS);
        var earlier = new CaseAction.Correct(
                first(access), CorrectionKind.DATE, Given.at("2026-03-10T09:00"), null, WRONG_DATE);
        var later = new CaseAction.Correct(
                first(access), CorrectionKind.DATE, Given.at("2026-03-20T09:00"), null, WRONG_DATE);

        RequestCase back = after(approved(approved(access, earlier), later), earlier, Given.OFFICER);

        assertThat(Proposals.waiting(back)).hasSize(1);
        assertThat(after(back, new CaseAction.ApproveCorrection(proposal(back)), DPO)
                        .filed()
                        .dayZero())
                .isEqualTo("2026-03-10");
    }

    @Test
    @Clause("8.1")
    void proposalThatWhatCameSinceMadeImpossible_isNotApproved() {
        RequestCase rectified = after(
                filed(RequestKind.RECTIFICATION),
                new CaseAction.SubmitSupportingInformation(Given.at("2026-03-12T10:00"), Given.sealed(3)),
                Given.OFFICER);
        RequestCase proposed = after(
                rectified,
                new CaseAction.Correct(
                        idOf(rectified, SupportingInformationSubmitted.class),
                        CorrectionKind.DATE,
                        Given.at("2026-03-11T10:00"),
                        null,
                        WRONG_DATE),
                Given.OFFICER);
        EventId asked = proposal(proposed);
        RequestCase moved = approved(
                proposed,
                new CaseAction.Correct(
                        first(proposed), CorrectionKind.DATE, Given.at("2026-03-12T09:00"), null, WRONG_DATE));

        assertThat(problem(WorkingCase.decide(moved, new CaseAction.ApproveCorrection(asked), DPO, LATER, Given.RULES)))
                .as("documents before the request that they belong to")
                .isEqualTo(ProblemType.RECEIPT_IMPLAUSIBLE);
    }

    @Test
    @Clause("8.1")
    void extensionRecordedByMistake_givesTheDateBack_andMayBeGrantedAgain() {
        RequestCase extended = after(
                filed(RequestKind.ACCESS),
                new CaseAction.Extend(5, new ReasonCode("extension.volume")),
                Given.OFFICER,
                FILED);

        RequestCase corrected = approved(
                extended,
                new CaseAction.Correct(
                        idOf(extended, DeadlineExtended.class), CorrectionKind.ANNULLED, null, null, MISTAKE));

        assertThat(extended.policyDue()).isEqualTo("2026-04-03");
        assertThat(corrected.policyDue()).isEqualTo("2026-03-27");
        assertThat(corrected.has(DeadlineExtended.class)).isFalse();
    }

    @Test
    @Clause("8.1")
    void identityVerifiedByMistake_needsASecondPerson_andTheAnswerWaitsAgain() {
        RequestCase verified = after(filed(RequestKind.ACCESS), new CaseAction.VerifyIdentity(), Given.OFFICER);

        RequestCase corrected = approved(
                verified,
                new CaseAction.Correct(
                        idOf(verified, IdentityVerified.class), CorrectionKind.ANNULLED, null, null, MISTAKE));

        assertThat(problem(WorkingCase.decide(
                        corrected,
                        new CaseAction.Answer(AnswerForm.ELECTRONIC, LATER, null),
                        Given.OFFICER,
                        LATER,
                        Given.RULES)))
                .isEqualTo(ProblemType.CONFLICT);
    }

    @Test
    @Clause("8.1")
    void checkMadeByMistake_leavesWhatItCoveredUnchecked_whateverWasCheckedSince() {
        RequestCase access = filed(RequestKind.ACCESS);
        RequestCase first = stated(access, collected(access, 21));
        RequestCase checked = stated(first, new ThirdPartyDataChecked(access.id(), Given.OFFICER, null));
        EventId mistake = idOf(checked, ThirdPartyDataChecked.class);
        RequestCase second = stated(checked, collected(access, 22));
        RequestCase both = stated(second, new ThirdPartyDataChecked(access.id(), Given.OFFICER, null));
        assertThat(both.awaitsThirdPartyCheck()).isFalse();

        RequestCase corrected =
                approved(both, new CaseAction.Correct(mistake, CorrectionKind.ANNULLED, null, null, MISTAKE));

        assertThat(corrected.awaitsThirdPartyCheck()).isTrue();
        assertThat(Gathered.of(corrected).unchecked())
                .extracting(Gathered.Upload::content)
                .containsExactly(Given.sealed(21));
        assertThat(stated(corrected, new ThirdPartyDataChecked(access.id(), Given.OFFICER, null))
                        .awaitsThirdPartyCheck())
                .isFalse();
    }

    @Test
    @Clause("7.8")
    void misdirectedAnswer_opensABreachCaseDueInOneWorkingDay_andReopensTheCase() {
        RequestCase verified = after(filed(RequestKind.ACCESS), new CaseAction.VerifyIdentity(), Given.OFFICER);
        RequestCase answered = after(
                after(verified, new CaseAction.PrepareAnswer(Given.sealed(8), List.of(), List.of()), Given.OFFICER),
                Given.answer(LATER),
                Given.OFFICER);
        var misdirected = new CaseAction.Correct(
                idOf(answered, RequestAnswered.class),
                CorrectionKind.MISDIRECTED,
                null,
                null,
                new ReasonCode("correction.misdirected-answer"));

        List<RequestFact> facts =
                Given.facts(WorkingCase.decide(answered, misdirected, Given.OFFICER, LATER, Given.RULES));

        assertThat(facts).hasSize(2);
        var breach = (BreachRegistered) facts.getLast();
        assertThat(breach.due()).isEqualTo("2026-03-31");
        assertThat(breach.origin()).isEqualTo(answered.id());
        assertThat(breach.subjects()).containsExactly(answered.subject());
        assertThat(answered.and(facts.getFirst(), LATER).closed()).isFalse();
        assertThat(((FactCorrected) facts.getFirst()).continuedAs()).isEqualTo(breach.caseId());
    }

    @Test
    @Clause("8.2")
    void requestOnTheWrongPerson_isAnnulledAndFreed_andContinuesWithTheRightOneFromTheSameReceipt() {
        RequestCase wrong = filed(RequestKind.RECTIFICATION);
        RequestCase proposed = after(
                wrong,
                new CaseAction.Correct(
                        first(wrong),
                        CorrectionKind.SUBJECT,
                        null,
                        Given.LINKED,
                        new ReasonCode("correction.wrong-subject")),
                Given.OFFICER);

        List<RequestFact> facts = Given.facts(WorkingCase.decide(
                proposed, new CaseAction.ApproveCorrection(proposal(proposed)), DPO, LATER, Given.RULES));

        RequestCase annulled = proposed;
        for (RequestFact fact : facts.subList(0, 2)) {
            annulled = annulled.and(fact, LATER);
        }
        assertThat(annulled.annulled()).isTrue();
        assertThat(annulled.closed()).isTrue();
        assertThat(annulled.standingBlock()).isEmpty();
        var continued = (SubjectRequestFiled) facts.get(2);
        assertThat(continued.continues()).isEqualTo(wrong.id());
        assertThat(continued.receivedAt()).isEqualTo(wrong.filed().receivedAt());
        assertThat(continued.identityDocument())
                .as("what is sealed is the other person's")
                .isNull();
        assertThat(facts.get(3)).isInstanceOf(ProcessingBlocked.class);
    }

    @Test
    @Clause("8.2")
    void refusalRecordedByMistake_blocksAgainUnderAnotherId() {
        RequestCase filed = filed(RequestKind.RECTIFICATION);
        RequestCase refused = after(
                filed,
                new CaseAction.Refuse(new ReasonCode("refusal.not-confirmed"), new ArticleCode("policy.8.2")),
                Given.OFFICER);

        RequestCase corrected = approved(
                refused,
                new CaseAction.Correct(
                        idOf(refused, RequestRefused.class), CorrectionKind.ANNULLED, null, null, MISTAKE));

        assertThat(corrected.closed()).isFalse();
        assertThat(corrected.standingBlock().orElseThrow().blockId())
                .isNotEqualTo(filed.standingBlock().orElseThrow().blockId());
    }

    @Test
    @Clause("8.2")
    void passagesOfABlock_needAnotherPersonAndAnOrder_andTheBlockStands() {
        RequestCase filed = filed(RequestKind.RECTIFICATION);
        var payroll = new PassageCode("passage.payroll-tax");
        RequestCase proposed = after(
                filed,
                new CaseAction.ProposeWaiver(
                        null, new ReasonCode("block-waiver.statutory-duty"), List.of(payroll), List.of()),
                Given.OFFICER);
        EventId proposal = proposal(proposed);
        assertThat(problem(WorkingCase.decide(
                        proposed, new CaseAction.ApproveWaiver(proposal, null), DPO, LATER, Given.RULES)))
                .isEqualTo(ProblemType.INVALID_PARAMETER);
        var approval = new CaseAction.ApproveWaiver(proposal, new Numbered("17-P"));
        assertThat(problem(WorkingCase.decide(proposed, approval, Given.OFFICER, LATER, Given.RULES)))
                .as("an officer does not approve")
                .isEqualTo(ProblemType.FORBIDDEN);

        RequestCase waived = after(proposed, approval, DPO);

        assertThat(waived.standingBlock()).isPresent();
        assertThat(waived.last(BlockWaived.class).orElseThrow().passages()).containsExactly(payroll);
    }

    @Test
    @Clause("8.2")
    void blockThatHarmsOthers_isNarrowedByTwoPersons_underAnIdOfItsOwn() {
        RequestCase filed = filed(RequestKind.RECTIFICATION);
        var contact = new CategoryCode("contact");
        var harm = new ReasonCode("block-waiver.third-party-interests");
        assertThat(problem(WorkingCase.decide(
                        filed,
                        new CaseAction.ProposeWaiver(null, harm, List.of(), List.of(contact)),
                        Given.OFFICER,
                        LATER,
                        Given.RULES)))
                .as("whose rights?")
                .isEqualTo(ProblemType.UNKNOWN_CODE);
        RequestCase proposed = after(
                filed,
                new CaseAction.ProposeWaiver(RightsAtStake.THIRD_PARTY, harm, List.of(), List.of(contact)),
                Given.OFFICER);

        RequestCase narrowed = after(proposed, new CaseAction.ApproveWaiver(proposal(proposed), null), DPO);

        assertThat(narrowed.standingBlock().orElseThrow().categories()).containsExactly(contact);
        assertThat(narrowed.standingBlock().orElseThrow().blockId())
                .isNotEqualTo(filed.standingBlock().orElseThrow().blockId());
        assertThat(narrowed.resolved()).isFalse();
    }

    @Test
    @Clause("8.3")
    void waiverOfABlockOfSomeData_widensItToNothingElse() {
        var named = new CategoryCode("contact");
        RequestCase unlawful = RequestCase.of(
                        Given.facts(Given.file(
                                        Given.claim(RequestKind.UNLAWFUL_PROCESSING, null, List.of(named)), FILED))
                                .stream()
                                .map(fact -> new Stated(fact, Given.SUBJECT, FILED, id()))
                                .toList())
                .orElseThrow();
        var wider = new CaseAction.ProposeWaiver(
                RightsAtStake.THIRD_PARTY,
                new ReasonCode("block-waiver.third-party-interests"),
                List.of(),
                List.of(named, new CategoryCode("bank-details")));

        Verdict verdict = WorkingCase.decide(unlawful, wider, Given.OFFICER, LATER, Given.RULES);

        assertThat(unlawful.standingBlock().orElseThrow().categories()).containsExactly(named);
        assertThat(((Verdict.Rejected) verdict).violations())
                .extracting(kz.tumar.contract.Violation::path)
                .containsExactly("/keeps/1");
    }

    @Test
    @Clause("8.2")
    void correctionUnderAWaivedBlock_countsWhenHoldersConfirmIt_notBefore() {
        RequestCase filed = filed(RequestKind.RECTIFICATION);
        RequestCase proposed = after(
                filed,
                new CaseAction.ProposeWaiver(
                        RightsAtStake.SUBJECT, new ReasonCode("block-waiver.subject-interests"), List.of(), List.of()),
                Given.OFFICER);
        RequestCase waived = after(proposed, new CaseAction.ApproveWaiver(proposal(proposed), null), DPO);
        RequestCase documented =
                after(waived, new CaseAction.SubmitSupportingInformation(LATER, Given.CONTENT), Given.OFFICER);

        RequestCase corrected = after(
                documented,
                new CaseAction.Rectify(
                        List.of(new CaseAction.Correction(new CategoryCode("contact"), null, Given.sealed(7)))),
                Given.OFFICER);

        assertThat(corrected.standingBlock()).isEmpty();
        assertThat(corrected.resolved()).isFalse();
        Order order = Ordering.following(
                        documented.history(),
                        corrected
                                .last(kz.tumar.contract.fact.DataRectified.class)
                                .orElseThrow(),
                        Given.SUBJECT,
                        List.of())
                .getFirst();
        assertThat(Confirming.decide(corrected, java.util.Map.of(order, java.util.Set.of()), Given.RULES))
                .isEmpty();
        var all = java.util.Set.copyOf(Given.RULES.recipients(order.categories()).stream()
                .map(kz.tumar.policy.Holder::code)
                .toList());
        RequestFact confirmed = Confirming.decide(corrected, java.util.Map.of(order, all), Given.RULES)
                .orElseThrow();
        assertThat(stated(corrected, confirmed).resolved()).isTrue();
        RequestCase given =
                after(corrected, new CaseAction.Unblock(new ReasonCode("unblocking.holder-refused")), Given.OFFICER);
        assertThat(given.resolved()).isTrue();
    }

    @Test
    @Clause("8.1")
    void mistakeAboutWhoTheApplicantIs_needsASecondPerson_anyOtherSupplementDoesNot() {
        RequestCase access = filed(RequestKind.ACCESS);
        RequestCase identity = stated(access, supplement(access, Given.sealed(31), null));
        RequestCase signature = stated(access, supplement(access, null, Given.sealed(32)));

        assertThat(proposals(identity)).hasExactlyElementsOfTypes(CorrectionProposed.class);
        assertThat(proposals(signature)).hasExactlyElementsOfTypes(FactCorrected.class);
        RequestCase checked = stated(access, new ThirdPartyDataChecked(access.id(), Given.OFFICER, null));
        assertThat(Given.facts(annul(checked, ThirdPartyDataChecked.class)))
                .hasExactlyElementsOfTypes(CorrectionProposed.class);
    }

    private List<RequestFact> proposals(RequestCase state) {
        return Given.facts(annul(state, CompletionReceived.class));
    }

    private static Verdict annul(RequestCase state, Class<? extends RequestFact> kind) {
        return WorkingCase.decide(
                state,
                new CaseAction.Correct(idOf(state, kind), CorrectionKind.ANNULLED, null, null, MISTAKE),
                Given.OFFICER,
                LATER,
                Given.RULES);
    }

    private static CompletionReceived supplement(
            RequestCase state,
            kz.tumar.contract.@org.jspecify.annotations.Nullable SealedContent identity,
            kz.tumar.contract.@org.jspecify.annotations.Nullable SealedContent signature) {
        return new CompletionReceived(
                state.id(), LATER, List.of(), identity, null, signature, null, Given.OFFICER, null);
    }

    private RequestCase approved(RequestCase state, CaseAction.Correct correct) {
        RequestCase proposed = after(state, correct, Given.OFFICER);
        return after(proposed, new CaseAction.ApproveCorrection(proposal(proposed)), DPO);
    }

    private RequestCase stated(RequestCase state, RequestFact fact) {
        return state.and(new Stated(fact, state.subject(), LATER, id()));
    }

    private static SubjectDataCollected collected(RequestCase state, long seed) {
        return new SubjectDataCollected(state.id(), Given.SITE, List.of(Given.sealed(seed)));
    }

    private RequestCase filed(RequestKind kind) {
        var stated = new ArrayList<Stated>();
        for (RequestFact fact : Given.facts(Given.file(Given.claim(kind, null, null), FILED))) {
            stated.add(new Stated(fact, Given.SUBJECT, FILED, id()));
        }
        return RequestCase.of(stated).orElseThrow();
    }

    private RequestCase after(RequestCase state, CaseAction action, Actor actor) {
        return after(state, action, actor, LATER);
    }

    private RequestCase after(RequestCase state, CaseAction action, Actor actor, Instant now) {
        RequestCase next = state;
        for (RequestFact fact : Given.facts(WorkingCase.decide(state, action, actor, now, Given.RULES))) {
            next = next.and(new Stated(fact, state.subject(), now, id()));
        }
        return next;
    }

    private EventId id() {
        return new EventId(new UUID(0x8000L, ++ids));
    }

    private static EventId first(RequestCase state) {
        return java.util.Objects.requireNonNull(state.history().getFirst().id());
    }

    private static EventId proposal(RequestCase state) {
        return java.util.Objects.requireNonNull(
                Proposals.waiting(state).getLast().id());
    }

    private static EventId idOf(RequestCase state, Class<? extends RequestFact> kind) {
        return java.util.Objects.requireNonNull(state.history().stream()
                .filter(stated -> kind.isInstance(stated.fact()))
                .toList()
                .getLast()
                .id());
    }

    private static ProblemType problem(Verdict verdict) {
        return ((Verdict.Rejected) verdict).problem();
    }
}
