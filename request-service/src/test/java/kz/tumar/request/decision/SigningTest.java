package kz.tumar.request.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.AnswerForm;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.MissingItem;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.Representation;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SignatureFinding;
import kz.tumar.contract.SignatureOutcome;
import kz.tumar.contract.claim.SubjectRequestFiled;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.RequestRefused;
import kz.tumar.request.Clause;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// What a signature and an authority are worth to a case (clause 8.1).
@Clause("8.1")
class SigningTest {
    private static final Instant FILED = Given.at("2026-03-10T10:00");
    private static final Instant NEXT_DAY = Given.at("2026-03-11T10:00");
    private static final SealedContent SIGNATURE = Given.sealed(4);
    private static final CaseAction ASK = new CaseAction.AskCompletion();
    private static final CaseAction VERIFY_IDENTITY = new CaseAction.VerifyIdentity();

    private final RequestCase complete = Given.filed(RequestKind.ACCESS, FILED);

    private static CaseAction check(SealedContent signature, SignatureOutcome outcome) {
        return new CaseAction.TakeSignatureCheck(
                signature.sealedRef(), outcome, List.of(SignatureFinding.REVOCATION_UNKNOWN), Given.sealed(9));
    }

    private static CaseAction decide(boolean accepted) {
        return new CaseAction.DecideSignature(accepted, new ReasonCode("signature.not-proved"));
    }

    private static CaseAction supplement(@Nullable SealedContent signature, @Nullable SealedContent authority) {
        return new CaseAction.Complete(NEXT_DAY, null, null, signature, authority, null);
    }

    private static ProblemType problem(Verdict verdict) {
        return ((Verdict.Rejected) verdict).problem();
    }

    @Test
    void invalidSignature_isMissing_isAskedForThoughAllWasThere_andOnlyThenARefusalFollows() {
        RequestCase invalid = Given.after(complete, check(SIGNATURE, SignatureOutcome.INVALID), NEXT_DAY);
        var refusal = new CaseAction.Refuse(Completing.INCOMPLETE, new ArticleCode("policy.8.1"));

        assertThat(complete.missing()).isEmpty();
        assertThat(invalid.missing()).containsExactly(MissingItem.SIGNATURE);
        assertThat(invalid.due()).isEqualTo(complete.due());
        assertThat(problem(Given.act(invalid, refusal, NEXT_DAY))).isEqualTo(ProblemType.CONFLICT);
        assertThat(problem(Given.act(invalid, VERIFY_IDENTITY, NEXT_DAY))).isEqualTo(ProblemType.CONFLICT);
        RequestCase asked = Given.after(invalid, ASK, NEXT_DAY);
        assertThat(problem(Given.act(asked, ASK, NEXT_DAY))).isEqualTo(ProblemType.CONFLICT);
        assertThat(Given.after(asked, refusal, NEXT_DAY).last(RequestRefused.class))
                .hasValueSatisfying(refused -> assertThat(refused.missing()).containsExactly(MissingItem.SIGNATURE));
    }

    @Test
    void laterSignature_isJudgedByItself() {
        RequestCase invalid = Given.after(complete, check(SIGNATURE, SignatureOutcome.INVALID), NEXT_DAY);

        RequestCase signedAnew = Given.after(invalid, supplement(Given.sealed(6), null), NEXT_DAY);

        assertThat(signedAnew.missing()).isEmpty();
        assertThat(problem(Given.act(signedAnew, check(SIGNATURE, SignatureOutcome.VALID), NEXT_DAY)))
                .isEqualTo(ProblemType.CONFLICT);
        RequestCase again = Given.after(signedAnew, check(Given.sealed(6), SignatureOutcome.INVALID), NEXT_DAY);
        assertThat(again.missing()).containsExactly(MissingItem.SIGNATURE);
    }

    @Test
    void signatureOnceDisproved_staysSo_whateverALaterCheckComesTo() {
        RequestCase invalid = Given.after(complete, check(SIGNATURE, SignatureOutcome.INVALID), NEXT_DAY);

        RequestCase again = Given.after(invalid, check(SIGNATURE, SignatureOutcome.INDETERMINATE), NEXT_DAY);

        assertThat(again.missing()).containsExactly(MissingItem.SIGNATURE);
        assertThat(problem(Given.act(again, decide(true), NEXT_DAY))).isEqualTo(ProblemType.CONFLICT);
        assertThat(problem(Given.act(again, VERIFY_IDENTITY, NEXT_DAY))).isEqualTo(ProblemType.CONFLICT);
    }

    @Test
    void indeterminateSignature_waitsForAPersonsDecision_whichHoldsEitherWay() {
        RequestCase open = Given.after(complete, check(SIGNATURE, SignatureOutcome.INDETERMINATE), NEXT_DAY);

        assertThat(open.missing()).isEmpty();
        assertThat(problem(Given.act(open, VERIFY_IDENTITY, NEXT_DAY))).isEqualTo(ProblemType.CONFLICT);
        RequestCase accepted = Given.after(open, decide(true), NEXT_DAY);
        RequestCase rejected = Given.after(open, decide(false), NEXT_DAY);
        assertThat(Given.act(accepted, VERIFY_IDENTITY, NEXT_DAY)).isInstanceOf(Verdict.Stated.class);
        assertThat(rejected.missing()).containsExactly(MissingItem.SIGNATURE);
        assertThat(problem(Given.act(accepted, decide(false), NEXT_DAY))).isEqualTo(ProblemType.CONFLICT);
        assertThat(problem(Given.act(accepted, check(SIGNATURE, SignatureOutcome.VALID), NEXT_DAY)))
                .isEqualTo(ProblemType.CONFLICT);
        assertThat(problem(Given.act(complete, decide(true), NEXT_DAY))).isEqualTo(ProblemType.CONFLICT);
        var reasonless = new CaseAction.DecideSignature(true, new ReasonCode("refusal.incomplete"));
        assertThat(problem(Given.act(open, reasonless, NEXT_DAY))).isEqualTo(ProblemType.UNKNOWN_CODE);
    }

    @Test
    void invalidSignature_foundAfterTheIdentityWasVerified_holdsTheAnswerBack() {
        RequestCase verified = Given.after(complete, VERIFY_IDENTITY, NEXT_DAY);
        RequestCase invalid = Given.after(verified, check(SIGNATURE, SignatureOutcome.INVALID), NEXT_DAY);
        var answer = new CaseAction.Answer(AnswerForm.ELECTRONIC, NEXT_DAY, null);

        assertThat(problem(Given.act(invalid, answer, NEXT_DAY))).isEqualTo(ProblemType.CONFLICT);
    }

    @Test
    void representativeWhoseAuthorityHadEnded_isAskedForOne() {
        assertThat(represented(LocalDate.of(2026, 3, 9)).missing()).containsExactly(MissingItem.AUTHORITY);
        assertThat(represented(LocalDate.of(2026, 3, 10)).missing()).isEmpty();
        assertThat(represented(null).missing()).isEmpty();
    }

    @Test
    void representativeWhoseAuthorityEndsMeanwhile_getsNoAnswer_untilThereIsAnother() {
        RequestCase verified = Given.after(represented(LocalDate.of(2026, 3, 10)), VERIFY_IDENTITY, FILED);
        var answer = new CaseAction.Answer(AnswerForm.ELECTRONIC, NEXT_DAY, null);

        assertThat(problem(Given.act(verified, answer, NEXT_DAY))).isEqualTo(ProblemType.CONFLICT);
        RequestCase renewed = Given.after(verified, supplement(null, Given.sealed(8)), NEXT_DAY);
        assertThat(Representing.ended(renewed, LocalDate.of(2026, 3, 11))).isFalse();
    }

    @Test
    void representativeWithoutAnyAuthority_getsNoAnswer_untilThereIsOne() {
        RequestCase verified = Given.after(represented(null, null), VERIFY_IDENTITY, FILED);
        RequestCase prepared = Given.prepared(verified, NEXT_DAY);

        assertThat(prepared.missing()).containsExactly(MissingItem.AUTHORITY);
        assertThat(problem(Given.act(prepared, Given.answer(NEXT_DAY), NEXT_DAY)))
                .isEqualTo(ProblemType.CONFLICT);
        RequestCase authorised = Given.after(prepared, supplement(null, Given.sealed(8)), NEXT_DAY);
        assertThat(Given.act(authorised, Given.answer(NEXT_DAY), NEXT_DAY)).isInstanceOf(Verdict.Stated.class);
    }

    private static RequestCase represented(@Nullable LocalDate until) {
        return represented(Given.sealed(7), until);
    }

    private static RequestCase represented(@Nullable SealedContent authority, @Nullable LocalDate until) {
        var claim = new SubjectRequestFiled(
                RequestKind.ACCESS,
                new ChannelCode("web-form"),
                new ActedBy(Representation.REPRESENTATIVE, authority, until),
                null,
                null,
                null,
                Given.sealed(2),
                Given.sealed(3),
                SIGNATURE,
                AnswerForm.ELECTRONIC,
                Given.CONTENT);
        var filing = new FilingRequest.Filing(Given.cause(1), Given.SITE, claim, FILED, Set.of());
        var stated = new ArrayList<Stated>();
        for (RequestFact fact : Given.facts(FilingRequest.decide(filing, Given.RULES))) {
            stated.add(new Stated(fact, Given.SUBJECT, FILED));
        }
        return RequestCase.of(stated).orElseThrow();
    }
}
