package kz.tumar.policy;

import kz.tumar.contract.RuleCode;
import kz.tumar.policy.calendar.Term;

/// A way to appeal against a refusal (clause 8.1), and how long it is open. What nobody confirmed is named as such, and
/// no person is told of it as their right.
public record Appeal(RuleCode code, LocalizedText title, Term term, LegalFigure legal) {}
