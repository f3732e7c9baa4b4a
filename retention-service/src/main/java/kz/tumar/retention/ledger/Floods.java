package kz.tumar.retention.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tumar.contract.Actor;
import kz.tumar.contract.EventId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectRef;

/// What people take back in a system's name, and how far that went.
public final class Floods {
    private static final UUID FIRST = new UUID(0, 0);

    private Floods() {}

    /// One such work.
    ///
    /// @param lookedAt how many orders were looked at so far
    /// @param taken how many claims were taken back so far
    public record TakingBack(
            EventId id,
            HolderCode system,
            Instant since,
            Instant upto,
            Actor actor,
            long lookedAt,
            long taken,
            boolean done) {}

    /// An order that came of a claim.
    public record Claimed(OrderId order, SubjectRef subject, PurposeCode purpose, Instant arrivedAt) {}

    /// Begins; the same again is nothing new.
    public static void begin(
            Connection transaction, EventId id, HolderCode system, Instant since, Instant upto, Actor actor)
            throws SQLException {
        Rows.update(transaction, """
            INSERT INTO taking_back (job_id, system, since, upto, next_at, next_id, actor)
            VALUES (?, ?, ?, ?, ?, ?, ?::jsonb)
            ON CONFLICT DO NOTHING
            """, id.value(), system.value(), since, upto, since, FIRST, Rows.json(actor));
    }

    /// One work that is not done, which nobody else takes until the transaction ends.
    public static Optional<TakingBack> take(Connection transaction) throws SQLException {
        return Rows.one(
                transaction,
                "SELECT * FROM taking_back WHERE NOT done ORDER BY job_id LIMIT 1 FOR UPDATE SKIP LOCKED",
                Floods::work);
    }

    /// One work.
    public static Optional<TakingBack> find(Connection transaction, EventId id) throws SQLException {
        return Rows.one(transaction, "SELECT * FROM taking_back WHERE job_id = ?", Floods::work, id.value());
    }

    private static TakingBack work(ResultSet row) throws SQLException {
        return new TakingBack(
                new EventId(Rows.uuid(row, "job_id")),
                new HolderCode(row.getString("system")),
                Rows.instant(row, "since"),
                Rows.instant(row, "upto"),
                Rows.read(row.getString("actor"), Actor.class),
                row.getLong("looked_at"),
                row.getLong("taken"),
                row.getBoolean("done"));
    }

    /// The next orders on the schedule that came of the system's claims in that time.
    public static List<Claimed> next(Connection transaction, TakingBack work, int most) throws SQLException {
        return Rows.select(
                transaction,
                """
                SELECT d.order_id, d.subject, d.question, d.arrived_at FROM destruction d, taking_back t
                WHERE t.job_id = ? AND d.system = ? AND d.state = 'SCHEDULED' AND d.question <> '-'
                AND d.arrived_at >= t.next_at AND d.arrived_at <= t.upto
                AND (d.arrived_at, d.order_id) > (t.next_at, t.next_id)
                ORDER BY d.arrived_at, d.order_id LIMIT ?
                """,
                row -> new Claimed(
                        new OrderId(Rows.uuid(row, "order_id")),
                        new SubjectRef(row.getString("subject")),
                        new PurposeCode(row.getString("question")),
                        Rows.instant(row, "arrived_at")),
                work.id().value(),
                work.system().value(),
                most);
    }

    /// Goes on behind what was looked at; where that was nothing, it is done.
    public static void went(Connection transaction, TakingBack work, List<Claimed> lookedAt, int taken)
            throws SQLException {
        if (lookedAt.isEmpty()) {
            Rows.update(
                    transaction,
                    "UPDATE taking_back SET done = true WHERE job_id = ?",
                    work.id().value());
            return;
        }
        Rows.update(
                transaction,
                """
                UPDATE taking_back SET next_at = ?, next_id = ?, looked_at = looked_at + ?, taken = taken + ?
                WHERE job_id = ?
                """,
                lookedAt.getLast().arrivedAt(),
                lookedAt.getLast().order().value(),
                lookedAt.size(),
                taken,
                work.id().value());
    }
}
