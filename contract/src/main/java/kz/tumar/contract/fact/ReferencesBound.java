package kz.tumar.contract.fact;

import java.util.List;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.SubjectRef;

/// From here on a case binds exactly these further references of the person: what it orders, it orders about each of
/// them too, and what it had ordered before and still holds is ordered about those that came.
///
/// @param caseId the case
/// @param others the references beside the case's own
public record ReferencesBound(CaseId caseId, List<SubjectRef> others) implements RequestFact {
    public ReferencesBound {
        others = List.copyOf(others);
    }
}
