package kz.tumar.delivery;

import java.time.Instant;
import java.util.List;
import kz.tumar.contract.SubjectRef;

/// Events put aside because our own code failed on them, each with all later events of its subject. Health is
/// red while there are any.
public interface Parking {
    /// What is parked, oldest first, at most `limit`.
    List<Parked> parked(int limit);

    /// Replays what is parked about a subject, in order; it parks again where it fails again.
    ///
    /// @return how many events went through
    int release(SubjectRef subject);

    /// One parked event, without its content.
    ///
    /// @param failure the class of the exception, never its message
    record Parked(SubjectRef subject, Origin.OnTopic origin, String failure, int attempts, Instant since) {}
}
