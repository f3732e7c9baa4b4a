package kz.tumar.contract.fact;

import java.time.Instant;
import kz.tumar.contract.Actor;
import kz.tumar.contract.PersonalLinkId;
import org.jspecify.annotations.Nullable;

/// A signed link to the page of the person's consents was made: whoever has it can say yes or no there for
/// the person.
///
/// @param actor who asked for it
/// @param until when it ends
/// @param linkId by which it can be revoked
public record PersonalLinkIssued(
        Actor actor, Instant until, @Nullable PersonalLinkId linkId) implements ConsentFact {}
