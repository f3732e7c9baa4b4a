package kz.tumar.retention.decision;

import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.RetentionFact;

/// A fact that follows from a decision, and under which reference.
public record Ruling(SubjectRef subject, RetentionFact fact) {}
