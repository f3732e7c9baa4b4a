package kz.tumar.retention.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.SubjectRef;

/// What is to be done, and from when: orders that fall due, commands that follow from facts, reviews.
public final class Agenda {
    private Agenda() {}

    /// A due order.
    public record Due(OrderId order, SubjectRef subject, Instant notBefore) {}

    /// A command to be given.
    public record ToCommand(OrderId order, CommandKind command, SubjectRef subject) {}

    /// A question to be looked at again.
    public record Review(SubjectRef subject, String question, LocalDate on) {}

    static void due(Connection transaction, OrderId order, SubjectRef subject, Instant notBefore) throws SQLException {
        Rows.update(transaction, """
            INSERT INTO destruction_due (order_id, subject, not_before) VALUES (?, ?, ?)
            ON CONFLICT (order_id) DO UPDATE SET not_before = excluded.not_before
            """, order.value(), subject.value(), notBefore);
    }

    /// Keeps the scheduler from an order until the transaction ends; no when it is being given already.
    public static boolean keep(Connection transaction, OrderId order) throws SQLException {
        return Rows.one(
                        transaction,
                        "SELECT 1 FROM destruction_due WHERE order_id = ? FOR UPDATE SKIP LOCKED",
                        row -> true,
                        order.value())
                .orElse(false);
    }

    /// Takes orders off.
    public static void notDue(Connection transaction, Collection<OrderId> orders) throws SQLException {
        Rows.update(transaction, "DELETE FROM destruction_due WHERE order_id = ANY (?)", (Object) ids(orders));
    }

    /// The orders that are due, the earliest first; others may take them meanwhile.
    public static List<OrderId> due(Connection transaction, Instant now, int most) throws SQLException {
        return Rows.select(
                transaction,
                "SELECT order_id FROM destruction_due WHERE NOT awaits AND not_before <= ? ORDER BY not_before LIMIT ?",
                row -> new OrderId(Rows.uuid(row, "order_id")),
                now,
                most);
    }

    /// Takes those of these orders that are due still; nobody else gets them until the transaction ends.
    public static List<Due> takeDue(Connection transaction, Collection<OrderId> orders, Instant now)
            throws SQLException {
        return Rows.select(
                transaction,
                """
                SELECT order_id, subject, not_before FROM destruction_due
                WHERE order_id = ANY (?) AND NOT awaits AND not_before <= ?
                ORDER BY not_before FOR UPDATE SKIP LOCKED
                """,
                row -> new Due(
                        new OrderId(Rows.uuid(row, "order_id")),
                        new SubjectRef(row.getString("subject")),
                        Rows.instant(row, "not_before")),
                ids(orders),
                now);
    }

    static UUID[] ids(Collection<OrderId> orders) {
        return orders.stream().map(OrderId::value).toArray(UUID[]::new);
    }

    static void toCommand(Connection transaction, OrderId order, CommandKind command, SubjectRef subject)
            throws SQLException {
        Rows.update(
                transaction,
                "INSERT INTO command_due (order_id, command, subject) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                order.value(),
                command.name(),
                subject.value());
    }

    /// The commands were given, or are not to be given any more.
    public static void commanded(Connection transaction, Collection<OrderId> orders, CommandKind command)
            throws SQLException {
        Rows.update(
                transaction,
                "DELETE FROM command_due WHERE order_id = ANY (?) AND command = ?",
                ids(orders),
                command.name());
    }

    /// Takes commands that are to be given; nobody else gets them until the transaction ends.
    ///
    /// @param kinds of which kinds
    public static List<ToCommand> takeCommands(Connection transaction, Set<CommandKind> kinds, int most)
            throws SQLException {
        return Rows.select(
                transaction,
                """
                SELECT order_id, command, subject FROM command_due WHERE command = ANY (?)
                LIMIT ? FOR UPDATE SKIP LOCKED
                """,
                row -> new ToCommand(
                        new OrderId(Rows.uuid(row, "order_id")),
                        CommandKind.valueOf(row.getString("command")),
                        new SubjectRef(row.getString("subject"))),
                kinds.stream().map(CommandKind::name).toArray(String[]::new),
                most);
    }

    /// Whether a command of this kind is to be given.
    public static boolean awaits(Connection transaction, CommandKind command) throws SQLException {
        return Rows.one(transaction, "SELECT 1 FROM command_due WHERE command = ? LIMIT 1", row -> true, command.name())
                .orElse(false);
    }

    /// Keeps the day on which something about a question is looked at again.
    public static void review(Connection transaction, SubjectRef subject, String question, String item, LocalDate on)
            throws SQLException {
        Rows.update(transaction, """
            INSERT INTO review (subject, question, item, review_on) VALUES (?, ?, ?, ?)
            ON CONFLICT (subject, question, item) DO UPDATE SET review_on = excluded.review_on
            """, subject.value(), question, item, on);
    }

    static void reviewed(Connection transaction, SubjectRef subject, String question) throws SQLException {
        Rows.update(transaction, "DELETE FROM review WHERE subject = ? AND question = ?", subject.value(), question);
    }

    /// Strikes what was to be looked at up to a day.
    public static void reviewed(Connection transaction, SubjectRef subject, String question, LocalDate upTo)
            throws SQLException {
        Rows.update(
                transaction,
                "DELETE FROM review WHERE subject = ? AND question = ? AND review_on <= ?",
                subject.value(),
                question,
                upTo);
    }

    /// Questions whose day has come, each once with its earliest day.
    public static List<Review> reviews(Connection transaction, LocalDate today, int most) throws SQLException {
        return Rows.select(
                transaction,
                """
                SELECT subject, question, min(review_on) AS review_on FROM review WHERE review_on <= ?
                GROUP BY subject, question ORDER BY 3 LIMIT ?
                """,
                row -> new Review(
                        new SubjectRef(row.getString("subject")),
                        row.getString("question"),
                        Rows.date(row, "review_on")),
                today,
                most);
    }

    /// Whether a review of that day still stands.
    public static boolean stands(Connection transaction, Review review) throws SQLException {
        return Rows.one(
                        transaction,
                        "SELECT 1 FROM review WHERE subject = ? AND question = ? AND review_on <= ? LIMIT 1",
                        row -> true,
                        review.subject().value(),
                        review.question(),
                        review.on())
                .orElse(false);
    }
}
