package kz.tumar.contract.fact;

import java.util.List;
import kz.tumar.contract.Actor;
import kz.tumar.contract.Candidate;
import kz.tumar.contract.IdentifierKind;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SearchId;
import org.jspecify.annotations.Nullable;

/// Somebody asked whom sealed content is about, by values that are nowhere in this fact.
///
/// @param actor who searched
/// @param reason why
/// @param kinds by what
/// @param candidates who was found
/// @param searchId the search at request-service that it is part of
public record SealedDataSearched(
        Actor actor,
        ReasonCode reason,
        List<IdentifierKind> kinds,
        List<Candidate> candidates,
        @Nullable SearchId searchId)
        implements CommonFact {
    public SealedDataSearched {
        kinds = List.copyOf(kinds);
        candidates = List.copyOf(candidates);
    }
}
