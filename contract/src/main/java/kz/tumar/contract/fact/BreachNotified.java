package kz.tumar.contract.fact;

import java.time.Instant;
import java.util.List;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.ReasonCode;
import org.jspecify.annotations.Nullable;

/// The authority was told of a breach.
///
/// @param caseId the case
/// @param letter the number of the letter
/// @param measures what was done about it, by the policy's codes
/// @param notifiedAt provable dispatch
/// @param actor who did it
public record BreachNotified(
        CaseId caseId, @Nullable Numbered letter, List<ReasonCode> measures, Instant notifiedAt, Actor actor)
        implements RequestFact {
    public BreachNotified {
        measures = List.copyOf(measures);
    }
}
