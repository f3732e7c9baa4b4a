package kz.tumar.contract.fact;

import java.util.List;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.MissingItem;

/// The applicant was asked once for everything that is missing; the clock runs on.
///
/// @param caseId the case
/// @param missing what was asked for
/// @param actor who did it
public record CompletionAsked(CaseId caseId, List<MissingItem> missing, Actor actor) implements RequestFact {
    public CompletionAsked {
        missing = List.copyOf(missing);
    }
}
