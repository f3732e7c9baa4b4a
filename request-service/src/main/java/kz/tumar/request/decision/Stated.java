package kz.tumar.request.decision;

import java.time.Instant;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.RequestFact;
import org.jspecify.annotations.Nullable;

/// A fact of this service with whom it is about and when it happened.
public record Stated(RequestFact fact, @Nullable SubjectRef subject, Instant at) {}
