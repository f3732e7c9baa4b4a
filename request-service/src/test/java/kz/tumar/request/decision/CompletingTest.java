package kz.tumar.request.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.MissingItem;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.fact.CompletionAsked;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.RequestRefused;
import kz.tumar.request.Clause;
import org.junit.jupiter.api.Test;

class CompletingTest {
    private static final Instant FILED = Given.at("2026-03-10T10:00");
    private static final Instant NEXT_DAY = Given.at("2026-03-11T10:00");
    private static final CaseAction.Refuse INCOMPLETE =
            new CaseAction.Refuse(Completing.INCOMPLETE, new ArticleCode("policy.8.1"));
    private static final CaseAction ASK = new CaseAction.AskCompletion();

    /// A request for access whose identity document and signature are not kept here.
    private final RequestCase lacking = filed(
            RequestKind.ACCESS,
            Set.of(Given.sealed(2).sealedRef(), Given.sealed(4).sealedRef()));

    @Test
    @Clause("8.1")
    void everythingMissing_isAskedForOnce_andTheClockRunsOn() {
        List<RequestFact> facts = Given.facts(Given.act(lacking, ASK, NEXT_DAY));

        assertThat(facts)
                .singleElement()
                .isInstanceOfSatisfying(
                        CompletionAsked.class,
                        asked -> assertThat(asked.missing())
                                .containsExactly(MissingItem.IDENTITY_DOCUMENT, MissingItem.SIGNATURE));
        RequestCase asked = lacking.and(facts.getFirst(), NEXT_DAY);
        assertThat(asked.policyDue()).isEqualTo(lacking.policyDue());
        assertThat(asked.statutoryDue()).isEqualTo(lacking.statutoryDue());
        assertThat(problem(Given.act(asked, ASK, NEXT_DAY))).isEqualTo(ProblemType.CONFLICT);
    }

    @Test
    @Clause("8.1")
    void whatCameLater_isNoLongerMissing_andMovesNoDate() {
        RequestCase half = Given.after(lacking, signed(), NEXT_DAY);
        RequestCase whole =
                Given.after(half, new CaseAction.Complete(NEXT_DAY, Given.sealed(5), null, null, null, null), NEXT_DAY);

        assertThat(half.missing()).containsExactly(MissingItem.IDENTITY_DOCUMENT);
        assertThat(whole.missing()).isEmpty();
        assertThat(whole.due()).isEqualTo(lacking.due());
        assertThat(problem(Given.act(half, signed(), NEXT_DAY))).isEqualTo(ProblemType.CONFLICT);
        assertThat(problem(
                        Given.act(lacking, new CaseAction.Complete(NEXT_DAY, null, null, null, null, null), NEXT_DAY)))
                .isEqualTo(ProblemType.INVALID_PARAMETER);
        var beforeTheRequest =
                new CaseAction.Complete(Given.at("2026-03-09T10:00"), null, null, Given.sealed(6), null, null);
        assertThat(problem(Given.act(lacking, beforeTheRequest, NEXT_DAY))).isEqualTo(ProblemType.RECEIPT_IMPLAUSIBLE);
    }

    @Test
    @Clause("8.1")
    void whatWasTakenInByMistake_isMissingAgain_whateverCameSince() {
        RequestCase half = Given.after(
                lacking, new CaseAction.Complete(NEXT_DAY, Given.sealed(5), null, null, null, null), NEXT_DAY);
        RequestCase whole = Given.after(half, signed(), NEXT_DAY);
        var kept = new ArrayList<>(whole.later());
        kept.removeFirst();

        RequestCase corrected = new RequestCase(whole.subject(), whole.filed(), whole.filedAt(), kept, whole.history());

        assertThat(whole.missing()).isEmpty();
        assertThat(corrected.missing()).containsExactly(MissingItem.IDENTITY_DOCUMENT);
    }

    @Test
    @Clause("8.1")
    void refusalAsIncomplete_isAPersonsAct_afterAskingAndOnlyWhileSomethingIsMissing() {
        RequestCase asked = Given.after(lacking, ASK, NEXT_DAY);
        RequestCase whole = Given.after(
                asked, new CaseAction.Complete(NEXT_DAY, Given.sealed(5), null, Given.sealed(6), null, null), NEXT_DAY);

        RequestCase refused = Given.after(asked, INCOMPLETE, NEXT_DAY);

        assertThat(refused.last(RequestRefused.class))
                .hasValueSatisfying(refusal -> assertThat(refusal.missing()).hasSize(2));
        assertThat(problem(Given.act(lacking, INCOMPLETE, NEXT_DAY))).isEqualTo(ProblemType.CONFLICT);
        assertThat(problem(Given.act(whole, INCOMPLETE, NEXT_DAY))).isEqualTo(ProblemType.CONFLICT);
    }

    @Test
    @Clause("8.2")
    void inaccuracy_isNeverRefusedForWhatOnlyAccessMustContain() {
        RequestCase wrongData =
                filed(RequestKind.RECTIFICATION, Set.of(Given.sealed(2).sealedRef()));

        assertThat(wrongData.missing()).isEmpty();
        assertThat(problem(Given.act(wrongData, ASK, NEXT_DAY))).isEqualTo(ProblemType.CONFLICT);
        assertThat(problem(Given.act(wrongData, INCOMPLETE, NEXT_DAY))).isEqualTo(ProblemType.CONFLICT);
    }

    private static CaseAction signed() {
        return new CaseAction.Complete(NEXT_DAY, null, null, Given.sealed(6), null, null);
    }

    private static RequestCase filed(RequestKind kind, Set<SealedRef> unsealed) {
        var filing =
                new FilingRequest.Filing(Given.cause(1), Given.SITE, Given.claim(kind, null, null), FILED, unsealed);
        var stated = new ArrayList<Stated>();
        for (RequestFact fact : Given.facts(FilingRequest.decide(filing, Given.RULES))) {
            stated.add(new Stated(fact, Given.SUBJECT, FILED));
        }
        return RequestCase.of(stated).orElseThrow();
    }

    private static ProblemType problem(Verdict verdict) {
        return ((Verdict.Rejected) verdict).problem();
    }
}
