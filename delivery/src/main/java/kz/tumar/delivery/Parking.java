package kz.tumar.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import kz.tumar.contract.SubjectRef;
import org.jspecify.annotations.Nullable;

/// Events put aside because our own code failed on them, each with all later events of its subject. Health is
/// red while there are any.
public interface Parking {
    /// What is parked, oldest first, at most `limit`.
    List<Parked> parked(int limit);

    /// Replays what is parked about a subject, in order; it stays where it fails again.
    ///
    /// @param subject whose events; null: those about nobody
    /// @return how many events went through
    int release(@Nullable SubjectRef subject);

    /// Which of these subjects have events aside, parked or waiting: what is known about them is not current,
    /// however current the topics are, and nothing irreversible may be decided on it.
    Set<SubjectRef> aside(Connection transaction, Collection<SubjectRef> subjects) throws SQLException;

    /// One parked event, without its content.
    ///
    /// @param subject whom it is about; null: nobody
    /// @param failure the class of the exception, never its message; empty for what is only behind another
    record Parked(@Nullable SubjectRef subject, Origin origin, String failure, int attempts, Instant since) {}
}
