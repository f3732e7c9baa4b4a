package kz.tumar.contract.fact;

import java.time.Instant;
import kz.tumar.contract.Actor;
import kz.tumar.contract.AnswerForm;
import kz.tumar.contract.AnswerOutcome;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SealedContent;
import org.jspecify.annotations.Nullable;

/// The answer left, provably.
///
/// @param caseId the case
/// @param form in which form
/// @param answeredAt provable dispatch
/// @param answer the sealed answer
/// @param actor who did it
/// @param dispatchProof what proves that it left, sealed
/// @param deviation why it left in another form than the one asked for
/// @param outcome what it comes to, where that is not what was asked for
public record RequestAnswered(
        CaseId caseId,
        AnswerForm form,
        Instant answeredAt,
        @Nullable SealedContent answer,
        Actor actor,
        @Nullable SealedContent dispatchProof,
        @Nullable ReasonCode deviation,
        @Nullable AnswerOutcome outcome)
        implements RequestFact {
    /// An answer with what was asked for.
    public RequestAnswered(
            CaseId caseId,
            AnswerForm form,
            Instant answeredAt,
            @Nullable SealedContent answer,
            Actor actor,
            @Nullable SealedContent dispatchProof,
            @Nullable ReasonCode deviation) {
        this(caseId, form, answeredAt, answer, actor, dispatchProof, deviation, null);
    }
}
