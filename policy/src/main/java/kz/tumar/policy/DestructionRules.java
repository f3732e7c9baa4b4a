package kz.tumar.policy;

import kz.tumar.policy.calendar.Term;

/// The time between the decision to destroy and the order, in which it can be cancelled.
public record DestructionRules(Term grace, LegalFigure legal) {}
