package kz.tumar.retention.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.HoldId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RoleCode;
import kz.tumar.contract.SubjectRef;
import org.jspecify.annotations.Nullable;

/// Holds, person by person.
public final class Holds {
    private Holds() {}

    /// A hold over one person.
    public record Held(
            HoldId hold,
            SubjectRef subject,
            Numbered number,
            ReasonCode reason,
            List<CategoryCode> categories,
            RoleCode owner,
            LocalDate reviewOn,
            Instant placedAt,
            @Nullable Instant releasedAt) {
        public Held {
            categories = List.copyOf(categories);
        }
    }

    /// What a holder said of a destruction that was running when it was called off.
    ///
    /// @param state how it answered: `STOPPED`, `TOO_LATE`, `DONE` before it was called off, or not yet
    public record AlreadyRunning(SubjectRef subject, OrderId order, HolderCode holder, String state) {}

    /// A hold, over everybody it was placed on.
    public static List<Held> find(Connection transaction, HoldId hold) throws SQLException {
        return Rows.select(
                transaction, "SELECT * FROM hold WHERE hold_id = ? ORDER BY subject", Holds::held, hold.value());
    }

    /// Holds that stand, those to be looked at first.
    public static List<Held> standing(Connection transaction, @Nullable SubjectRef subject, int most)
            throws SQLException {
        return Rows.select(
                transaction,
                """
                SELECT * FROM hold WHERE released_at IS NULL AND (?::text IS NULL OR subject = ?::text)
                ORDER BY review_on, hold_id, subject LIMIT ?
                """,
                Holds::held,
                subject == null ? null : subject.value(),
                subject == null ? null : subject.value(),
                most);
    }

    /// What had been ordered when a hold came, and how far it went.
    public static List<AlreadyRunning> running(Connection transaction, HoldId hold, int most) throws SQLException {
        return Rows.select(
                transaction,
                """
                SELECT p.subject, p.order_id, p.holder, p.state FROM hold h
                JOIN destruction d ON d.subject = h.subject AND d.state = 'CANCELLED' AND d.ordered_at < h.placed_at
                JOIN order_fact f ON f.order_id = d.order_id AND f.type = 'kz.tumar.DestructionCancelled.v1'
                    AND f.at = h.placed_at
                JOIN holder_order p ON p.order_id = d.order_id
                    AND (p.command = 'CANCEL' OR p.state = 'DONE')
                WHERE h.hold_id = ? ORDER BY p.subject, p.order_id, p.holder LIMIT ?
                """,
                row -> new AlreadyRunning(
                        new SubjectRef(row.getString("subject")),
                        new OrderId(Rows.uuid(row, "order_id")),
                        new HolderCode(row.getString("holder")),
                        row.getString("state")),
                hold.value(),
                most);
    }

    private static Held held(ResultSet row) throws SQLException {
        var categories = (String[]) row.getArray("categories").getArray();
        return new Held(
                new HoldId(Rows.uuid(row, "hold_id")),
                new SubjectRef(row.getString("subject")),
                new Numbered(row.getString("number")),
                new ReasonCode(row.getString("reason")),
                Arrays.stream(categories).map(CategoryCode::new).toList(),
                new RoleCode(row.getString("owner")),
                Rows.date(row, "review_on"),
                Rows.instant(row, "placed_at"),
                Rows.instantOrNull(row, "released_at"));
    }
}
