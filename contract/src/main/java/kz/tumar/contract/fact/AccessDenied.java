package kz.tumar.contract.fact;

import kz.tumar.contract.Actor;
import kz.tumar.contract.ProblemType;

/// Somebody asked for what they have no right to.
///
/// @param actor who did it
/// @param problem why
public record AccessDenied(Actor actor, ProblemType problem) implements CommonFact {}
