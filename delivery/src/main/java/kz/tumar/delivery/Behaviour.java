package kz.tumar.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Set;
import kz.tumar.contract.Event;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.claim.Claim;
import kz.tumar.contract.command.Command;
import kz.tumar.contract.fact.Fact;

/// What one service makes of events. Every method runs inside the transaction that also records the event as
/// seen, stores the next offset and writes the outbox; the row of the event's subject is locked. Nothing here
/// may read a clock.
///
/// A claim never changes the ledger by itself: it is decided into facts, and {@link #apply} folds those in,
/// live as at a rebuild.
public interface Behaviour {
    /// The topics this service reads, its own facts excepted (those are read at a rebuild only).
    Set<TopicName> topics();

    /// Those of {@link #topics} without which nothing else can be understood, as the policy. Whenever this service
    /// begins to read, at its start as after a restore, it reads them to where they end before anything else.
    default Set<TopicName> first() {
        return Set.of();
    }

    /// Whether a claim of this content is this service's to decide. A claim that can't be read at all is
    /// consent-service's.
    boolean owns(Claim claim);

    /// Decides a claim that this service owns.
    Decision decide(Connection transaction, Incoming<? extends Claim> claim) throws SQLException;

    /// Folds another service's fact into what this service remembers of it. Repeated at a rebuild, so it must
    /// bear repetition.
    void project(Connection transaction, Incoming<? extends Fact> fact) throws SQLException;

    /// What follows from another service's fact; called after {@link #project}, once for each fact, and not
    /// again at a rebuild when a fact of ours already names this one as its cause. Must not answer {@link
    /// Decision.Refused}.
    Decision react(Connection transaction, Incoming<? extends Fact> fact) throws SQLException;

    /// Obeys a command given to this service as a holder of sealed data.
    Decision obey(Connection transaction, Incoming<? extends Command> command) throws SQLException;

    /// Keeps a document; the same key may come again.
    void keep(Connection transaction, TopicName topic, String key, String content) throws SQLException;

    /// Folds a fact of this service into its ledger: in the transaction that decides it, and again at a
    /// rebuild. What it writes must follow from the fact alone and from the facts before it.
    void apply(Connection transaction, Event<? extends Fact> fact) throws SQLException;

    /// The same, live, with the bytes in which the fact goes out, for whoever keeps it as it was stated.
    default void apply(Connection transaction, Event<? extends Fact> fact, byte[] stated) throws SQLException {
        apply(transaction, fact);
    }
}
