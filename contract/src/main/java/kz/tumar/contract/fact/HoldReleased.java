package kz.tumar.contract.fact;

import kz.tumar.contract.Actor;
import kz.tumar.contract.HoldId;

/// A hold over a person's data ended; what it alone kept goes on by itself.
///
/// @param holdId names the hold
/// @param actor who released it
public record HoldReleased(HoldId holdId, Actor actor) implements RetentionFact {}
