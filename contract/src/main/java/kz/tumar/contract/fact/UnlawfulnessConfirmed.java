package kz.tumar.contract.fact;

import java.util.List;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CategoryCode;

/// Processing was found unlawful (clause 8.3); the data goes.
///
/// @param caseId the case
/// @param categories the categories; empty means all
/// @param actor who did it
public record UnlawfulnessConfirmed(CaseId caseId, List<CategoryCode> categories, Actor actor) implements RequestFact {
    public UnlawfulnessConfirmed {
        categories = List.copyOf(categories);
    }
}
