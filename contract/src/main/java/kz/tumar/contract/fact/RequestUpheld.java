package kz.tumar.contract.fact;

import java.util.List;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.RequestKind;

/// A demand was found justified (clause 2.7.1): what was to be blocked stays blocked, what was to be destroyed is
/// assessed
/// for destruction, a decision made by automated processing alone is looked at by a person.
///
/// @param caseId the case
/// @param kind what was demanded
/// @param categories the categories; empty means all
/// @param actor who did it
public record RequestUpheld(CaseId caseId, RequestKind kind, List<CategoryCode> categories, Actor actor)
        implements RequestFact {
    public RequestUpheld {
        categories = List.copyOf(categories);
    }
}
