package kz.tumar.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.Event;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.TraceParent;
import org.jspecify.annotations.Nullable;

/// Turns drafts into events of this service: derives their ids, folds facts into the ledger and writes the
/// outbox, all in the caller's transaction. They are on Kafka some time after the commit, at least once, in
/// each subject's order.
public interface Announcer {
    /// Locks the rows of these subjects in one order everywhere, until the transaction ends. Whoever decides
    /// about a person calls this before reading anything about them; the consumer does so by itself for the
    /// subject of each event.
    void lock(Connection transaction, Collection<SubjectRef> subjects) throws SQLException;

    /// Announces what follows from a cause. Announcing the same again is nothing new: ids are derived from
    /// cause, type and ordinal, and what is known already is left out of the result.
    ///
    /// @return the events that are new, in order
    List<Event<?>> announce(Connection transaction, Announcement announcement) throws SQLException;

    /// Announces what follows from several causes, as one announcement after the other would, with one statement for
    /// all of them.
    ///
    /// @return for each announcement the events that are new, in order
    List<List<Event<?>>> announceAll(Connection transaction, List<Announcement> announcements) throws SQLException;

    /// Puts commands of this order that were announced before on the holder's topic again, as the very same
    /// bytes.
    void repeat(Connection transaction, List<Event<?>> commands, List<kz.tumar.contract.HolderCode> holders)
            throws SQLException;

    /// What follows from a cause.
    ///
    /// @param correlation the journey; a claim's own, or one derived from a timer's case
    /// @param under the policy version it was decided under
    record Announcement(
            Cause cause,
            CorrelationId correlation,
            @Nullable TraceParent trace,
            PolicyVersion under,
            List<Draft> drafts) {
        public Announcement {
            drafts = List.copyOf(drafts);
        }
    }
}
