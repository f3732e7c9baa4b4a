package kz.tumar.contract.fact;

import kz.tumar.contract.Actor;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Tally;
import org.jspecify.annotations.Nullable;

/// Somebody asked for what they have no right to; or, where there is a tally, actors of one kind did that often.
///
/// @param actor who did it; with a tally, without an account
/// @param problem why
/// @param tally how often, where it was too often to be stated each time
public record AccessDenied(
        Actor actor, ProblemType problem, @Nullable Tally tally) implements CommonFact {
    /// Somebody was turned away once.
    public AccessDenied(Actor actor, ProblemType problem) {
        this(actor, problem, null);
    }
}
