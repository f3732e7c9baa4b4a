package kz.tumar.contract.fact;

import kz.tumar.contract.Actor;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SearchId;
import kz.tumar.contract.SubjectRef;

/// An officer is satisfied that who was found is somebody else, or that nothing shows otherwise.
///
/// @param searchId the search
/// @param candidate the reference that was found
/// @param reason why
/// @param actor who did it
public record CandidateDismissed(SearchId searchId, SubjectRef candidate, ReasonCode reason, Actor actor)
        implements RequestFact {}
