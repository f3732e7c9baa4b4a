package kz.tumar.contract.fact;

import java.time.Instant;
import kz.tumar.contract.Actor;

/// A signed link to the page of the person's consents was made: whoever has it can say yes or no there for
/// the person.
///
/// @param actor who asked for it
/// @param until when it ends
public record PersonalLinkIssued(Actor actor, Instant until) implements ConsentFact {}
