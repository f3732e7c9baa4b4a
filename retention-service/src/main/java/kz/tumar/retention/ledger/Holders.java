package kz.tumar.retention.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.CommandOutcome;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.SubjectRef;
import org.jspecify.annotations.Nullable;

/// What each holder was told, when it must have answered, and how it did.
///
/// States: `EXPECTED` (not told yet), those of {@link Dispatches.Dispatch}, the outcomes of
/// {@link kz.tumar.contract.CommandOutcome}, and `CLOSED` (called off).
public final class Holders {
    private Holders() {}

    /// One holder's part in an order.
    ///
    /// @param message the command as it was sent
    public record Part(
            OrderId order,
            CommandKind command,
            HolderCode holder,
            SubjectRef subject,
            String state,
            @Nullable Instant due,
            int attempts,
            boolean overdue,
            @Nullable String message) {}

    static void answered(
            Connection transaction,
            OrderId order,
            CommandKind command,
            HolderCode holder,
            CommandOutcome outcome,
            SubjectRef subject)
            throws SQLException {
        Rows.update(transaction, """
                INSERT INTO holder_order (order_id, command, holder, subject, state) VALUES (?, ?, ?, ?, ?)
                ON CONFLICT (order_id, command, holder) DO UPDATE SET state = excluded.state,
                    next_at = CASE WHEN excluded.state IN ('ACCEPTED', 'FAILED') THEN holder_order.due END
                """, order.value(), command.name(), holder.value(), subject.value(), outcome.name());
    }

    static void overdue(
            Connection transaction, OrderId order, CommandKind command, HolderCode holder, SubjectRef subject)
            throws SQLException {
        Rows.update(transaction, """
                INSERT INTO holder_order (order_id, command, holder, subject, state, overdue)
                VALUES (?, ?, ?, ?, 'EXPECTED', true)
                ON CONFLICT (order_id, command, holder) DO UPDATE SET overdue = true
                """, order.value(), command.name(), holder.value(), subject.value());
    }

    static void closed(Connection transaction, OrderId order) throws SQLException {
        Rows.update(transaction, """
                UPDATE holder_order SET state = 'CLOSED', next_at = NULL
                WHERE order_id = ? AND command = 'DESTROY' AND state <> 'DONE'
                """, order.value());
    }

    /// Commands that are to be repeated: nobody answered, or who answered had not done it by its due time.
    public static List<Part> unanswered(Connection transaction, Instant now, int most) throws SQLException {
        return Rows.select(
                transaction,
                "SELECT * FROM holder_order WHERE state IN ('SENT', 'ACCEPTED', 'FAILED') AND next_at <= ?"
                        + " ORDER BY next_at LIMIT ?",
                Holders::part,
                now,
                most);
    }

    /// The command was repeated.
    public static void repeated(Connection transaction, Part part, Instant next) throws SQLException {
        Rows.update(
                transaction,
                """
                UPDATE holder_order SET attempts = attempts + 1, next_at = ?
                WHERE order_id = ? AND command = ? AND holder = ?
                """,
                next,
                part.order().value(),
                part.command().name(),
                part.holder().value());
    }

    /// Holders that did not confirm in time that they destroyed or stopped, and of whom it was not said yet.
    public static List<Part> late(Connection transaction, Instant now, int most) throws SQLException {
        return Rows.select(transaction, """
                SELECT * FROM holder_order WHERE command IN ('DESTROY', 'STOP') AND NOT overdue AND due <= ?
                AND state IN ('SENT', 'ACCEPTED', 'FAILED', 'REFUSED', 'TASK') ORDER BY due LIMIT ?
                """, Holders::part, now, most);
    }

    /// What is overdue and not done, the latest first.
    public static List<Part> overdue(Connection transaction, int most) throws SQLException {
        return Rows.select(
                transaction,
                "SELECT * FROM holder_order WHERE overdue AND state NOT IN ('DONE', 'CLOSED') ORDER BY due LIMIT ?",
                Holders::part,
                most);
    }

    /// Has a command repeated at once: whoever answered otherwise is asked again.
    public static void askAgain(Connection transaction, Part part, Instant now) throws SQLException {
        Rows.update(
                transaction,
                """
                UPDATE holder_order SET state = 'SENT', next_at = ?
                WHERE order_id = ? AND command = ? AND holder = ? AND message IS NOT NULL
                    AND state IN ('SENT', 'ACCEPTED', 'FAILED', 'REFUSED')
                """,
                now,
                part.order().value(),
                part.command().name(),
                part.holder().value());
    }

    /// What people have to attest, the most urgent first.
    public static List<Part> tasks(Connection transaction, int most) throws SQLException {
        return Rows.select(
                transaction,
                "SELECT * FROM holder_order WHERE state = 'TASK' ORDER BY due, order_id LIMIT ?",
                Holders::part,
                most);
    }

    /// Every holder's part in an order.
    public static List<Part> of(Connection transaction, OrderId order) throws SQLException {
        return Rows.select(
                transaction,
                "SELECT * FROM holder_order WHERE order_id = ? ORDER BY command, holder",
                Holders::part,
                order.value());
    }

    /// One holder's part in an order.
    public static Optional<Part> part(Connection transaction, OrderId order, CommandKind command, HolderCode holder)
            throws SQLException {
        return Rows.one(
                transaction,
                "SELECT * FROM holder_order WHERE order_id = ? AND command = ? AND holder = ?",
                Holders::part,
                order.value(),
                command.name(),
                holder.value());
    }

    /// How long to wait after so many repetitions: twice as long each time, a day at most.
    public static Duration backoff(Duration first, int attempts) {
        var wait = first.multipliedBy(1L << Math.min(attempts, 20));
        return wait.compareTo(Duration.ofDays(1)) > 0 ? Duration.ofDays(1) : wait;
    }

    static Part part(ResultSet row) throws SQLException {
        return new Part(
                new OrderId(Rows.uuid(row, "order_id")),
                CommandKind.valueOf(row.getString("command")),
                new HolderCode(row.getString("holder")),
                new SubjectRef(row.getString("subject")),
                row.getString("state"),
                Rows.instantOrNull(row, "due"),
                row.getInt("attempts"),
                row.getBoolean("overdue"),
                row.getString("message"));
    }
}
