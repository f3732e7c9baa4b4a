package kz.tumar.request.decision;

import java.time.Instant;
import kz.tumar.contract.EventId;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.RequestFact;
import org.jspecify.annotations.Nullable;

/// A fact of this service with whom it is about and when it happened.
///
/// @param id its id, where it was announced already
public record Stated(
        RequestFact fact,
        @Nullable SubjectRef subject,
        Instant at,
        @Nullable EventId id) {
    /// A fact that has no id yet.
    public Stated(RequestFact fact, @Nullable SubjectRef subject, Instant at) {
        this(fact, subject, at, null);
    }
}
