package kz.tumar.contract.fact;

import kz.tumar.contract.Actor;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SearchId;
import kz.tumar.contract.SubjectRef;

/// An officer is satisfied that who was found is who was looked for; consent-service links the two references.
///
/// @param searchId the search
/// @param sought the reference under which the person was looked for
/// @param candidate the reference that was found
/// @param evidence what shows it, sealed at request-service
/// @param actor who did it
public record CandidateMatched(
        SearchId searchId, SubjectRef sought, SubjectRef candidate, SealedContent evidence, Actor actor)
        implements RequestFact {}
