package kz.tumar.contract.fact;

import kz.tumar.contract.Actor;
import kz.tumar.contract.PersonalLinkId;

/// A link to the page of the person's consents opens nothing any more, nor do the visits that it began.
///
/// @param linkId the link
/// @param actor who revoked it: the person or an officer
public record PersonalLinkRevoked(PersonalLinkId linkId, Actor actor) implements ConsentFact {}
