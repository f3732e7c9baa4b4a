package kz.tumar.contract.fact;

import java.util.List;
import kz.tumar.contract.Candidate;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.SearchId;

/// A holder said who fits what a search looks for; nobody is an answer.
///
/// @param searchId the search
/// @param holder who looked
/// @param candidates who was found
public record CandidatesLocated(SearchId searchId, HolderCode holder, List<Candidate> candidates)
        implements RequestFact {
    public CandidatesLocated {
        candidates = List.copyOf(candidates);
    }
}
