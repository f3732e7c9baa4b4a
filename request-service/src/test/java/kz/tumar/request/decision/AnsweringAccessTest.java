package kz.tumar.request.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import kz.tumar.contract.AnswerForm;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.Violation;
import kz.tumar.contract.Withheld;
import kz.tumar.contract.fact.RequestAnswered;
import kz.tumar.contract.fact.SubjectDataCollected;
import kz.tumar.request.Clause;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AnsweringAccessTest {
    private static final Instant FILED = Given.at("2026-03-10T10:00");
    private static final Instant LATER = Given.at("2026-03-11T10:00");
    private static final ReasonCode OTHERS = new ReasonCode("refusal.third-party-rights");
    private static final SealedContent FROM_CRM = Given.sealed(20);
    private static final SealedContent FROM_HR = Given.sealed(21);
    private static final SealedContent PROOF = Given.sealed(22);
    private static final SealedContent PACKAGE = Given.sealed(23);

    private final RequestCase verified =
            Given.after(Given.filed(RequestKind.ACCESS, FILED), new CaseAction.VerifyIdentity(), LATER);
    private final RequestCase collected = provided(verified, "crm", FROM_CRM);

    private static RequestCase provided(RequestCase open, String holder, SealedContent content) {
        return open.and(new SubjectDataCollected(open.id(), new HolderCode(holder), List.of(content)), LATER);
    }

    private static CaseAction.CheckThirdPartyData check(Set<SealedRef> opened, Withheld... withheld) {
        return new CaseAction.CheckThirdPartyData(List.of(withheld), opened);
    }

    private static CaseAction.PrepareAnswer prepare() {
        return new CaseAction.PrepareAnswer(PACKAGE, List.of(), List.of());
    }

    private static CaseAction.Answer answer(
            AnswerForm form, @Nullable SealedContent proof, @Nullable ReasonCode deviation) {
        return new CaseAction.Answer(form, LATER, null, proof, deviation);
    }

    @Test
    @Clause("8.1")
    void check_isRefused_untilWhoChecksHasOpenedEverythingProvided() {
        RequestCase both = provided(collected, "hr", FROM_HR);

        assertThat(problem(Given.act(both, check(Set.of(FROM_CRM.sealedRef())), LATER)))
                .isEqualTo(ProblemType.CONFLICT);
        assertThat(Given.after(both, check(Set.of(FROM_CRM.sealedRef(), FROM_HR.sealedRef())), LATER)
                        .awaitsThirdPartyCheck())
                .isFalse();
    }

    @Test
    @Clause("8.1")
    void withheld_needsAReason_isSomethingProvided_andNoLaterCheckGivesItAgain() {
        var strange = new Withheld(FROM_HR.sealedRef(), OTHERS, null);
        var incomplete = new Withheld(FROM_CRM.sealedRef(), new ReasonCode("refusal.incomplete"), null);
        var right = new Withheld(FROM_CRM.sealedRef(), OTHERS, null);
        Set<SealedRef> opened = Set.of(FROM_CRM.sealedRef(), FROM_HR.sealedRef());

        assertThat(((Verdict.Rejected) Given.act(collected, check(opened, strange, incomplete), LATER)).violations())
                .extracting(Violation::path)
                .containsExactly("/withheld/0/sealedRef", "/withheld/1/reason");
        RequestCase checked = Given.after(collected, check(opened, right), LATER);
        RequestCase again = Given.after(provided(checked, "hr", FROM_HR), check(opened), LATER);

        assertThat(Gathered.of(again).withheld()).containsOnlyKeys(FROM_CRM.sealedRef());
        assertThat(problem(Given.act(again, check(opened), LATER))).isEqualTo(ProblemType.CONFLICT);
    }

    @Test
    @Clause("8.1")
    void answer_leavesOnlyAsItWasPutTogetherAfterTheLastCheck_andWithProofThatItLeft() {
        var left = answer(AnswerForm.ELECTRONIC, PROOF, null);
        assertThat(problem(Given.act(Given.filed(RequestKind.ACCESS, FILED), prepare(), LATER)))
                .isEqualTo(ProblemType.CONFLICT);
        assertThat(problem(Given.act(collected, prepare(), LATER))).isEqualTo(ProblemType.CONFLICT);
        RequestCase checked = Given.after(collected, check(Set.of(FROM_CRM.sealedRef())), LATER);
        assertThat(problem(Given.act(checked, left, LATER))).isEqualTo(ProblemType.CONFLICT);
        RequestCase prepared = Given.after(checked, prepare(), LATER);
        assertThat(problem(Given.act(prepared, answer(AnswerForm.ELECTRONIC, null, null), LATER)))
                .isEqualTo(ProblemType.INVALID_PARAMETER);
        assertThat(problem(Given.act(provided(prepared, "hr", FROM_HR), left, LATER)))
                .isEqualTo(ProblemType.CONFLICT);

        RequestCase answered = Given.after(prepared, left, LATER);

        assertThat(answered.closed()).isTrue();
        RequestAnswered fact = answered.last(RequestAnswered.class).orElseThrow();
        assertThat(fact.answer()).isEqualTo(PACKAGE);
        assertThat(fact.dispatchProof()).isEqualTo(PROOF);
    }

    @Test
    @Clause("8.1")
    void nothingHeld_isAnAnswerToo() {
        RequestCase prepared = Given.after(verified, prepare(), LATER);

        assertThat(Given.after(prepared, answer(AnswerForm.ELECTRONIC, PROOF, null), LATER)
                        .closed())
                .isTrue();
    }

    @Test
    @Clause("8.1")
    void answerInAnotherForm_needsAReasonOfThePolicyForThat() {
        RequestCase prepared = Given.after(verified, prepare(), LATER);
        var unsafe = new ReasonCode("form-deviation.unsafe-channel");

        assertThat(problem(Given.act(prepared, answer(AnswerForm.PAPER, PROOF, null), LATER)))
                .isEqualTo(ProblemType.CONFLICT);
        assertThat(problem(Given.act(prepared, answer(AnswerForm.PAPER, PROOF, OTHERS), LATER)))
                .isEqualTo(ProblemType.UNKNOWN_CODE);
        assertThat(problem(Given.act(prepared, answer(AnswerForm.ELECTRONIC, PROOF, unsafe), LATER)))
                .isEqualTo(ProblemType.CONFLICT);
        assertThat(Given.after(prepared, answer(AnswerForm.PAPER, PROOF, unsafe), LATER)
                        .last(RequestAnswered.class)
                        .orElseThrow()
                        .deviation())
                .isEqualTo(unsafe);
    }

    private static ProblemType problem(Verdict verdict) {
        return ((Verdict.Rejected) verdict).problem();
    }
}
