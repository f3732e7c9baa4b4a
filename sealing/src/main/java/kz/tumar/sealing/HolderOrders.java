package kz.tumar.sealing;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.CategoryCount;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.SubjectRef;

/// Orders to this service as a holder: how far each has come.
@ApplicationScoped
class HolderOrders {
    /// Takes a revision of an order.
    ///
    /// @return false when a higher one was seen, so that this one is to be ignored
    boolean take(Connection transaction, OrderId order, SubjectRef subject, int revision) throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement("""
                INSERT INTO holder_order AS known (order_id, subject, revision) VALUES (?, ?, ?)
                ON CONFLICT (order_id, subject) DO UPDATE SET revision = excluded.revision
                WHERE known.revision <= excluded.revision""")) {
            upsert.setObject(1, order.value());
            upsert.setString(2, subject.value());
            upsert.setInt(3, revision);
            return upsert.executeUpdate() == 1;
        }
    }

    /// Notes what an order destroyed and when; a repetition, which finds nothing left, adds nothing.
    void destroyed(Connection transaction, OrderId order, SubjectRef subject, List<CategoryCount> counts, Instant at)
            throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement("""
                        UPDATE holder_order SET destroyed_at = coalesce(destroyed_at, ?)
                        WHERE order_id = ? AND subject = ?""");
                PreparedStatement insert = transaction.prepareStatement("""
                        INSERT INTO holder_order_count AS known (order_id, subject, category, count) VALUES (?, ?, ?, ?)
                        ON CONFLICT (order_id, subject, category)
                        DO UPDATE SET count = known.count + excluded.count""")) {
            update.setObject(1, at.atOffset(ZoneOffset.UTC));
            update.setObject(2, order.value());
            update.setString(3, subject.value());
            update.executeUpdate();
            for (CategoryCount count : counts) {
                insert.setObject(1, order.value());
                insert.setString(2, subject.value());
                insert.setString(3, count.category().value());
                insert.setLong(4, count.count());
                insert.executeUpdate();
            }
        }
    }

    /// When what an order wanted destroyed was destroyed.
    Optional<Instant> destroyedAt(Connection transaction, OrderId order, SubjectRef subject) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement(
                "SELECT destroyed_at FROM holder_order WHERE order_id = ? AND subject = ?")) {
            select.setObject(1, order.value());
            select.setString(2, subject.value());
            try (ResultSet rows = select.executeQuery()) {
                return rows.next()
                        ? Optional.ofNullable(rows.getObject(1, OffsetDateTime.class))
                                .map(OffsetDateTime::toInstant)
                        : Optional.empty();
            }
        }
    }

    /// What an order destroyed in all, by category.
    List<CategoryCount> counts(Connection transaction, OrderId order, SubjectRef subject) throws SQLException {
        try (PreparedStatement select = transaction.prepareStatement("""
                SELECT category, count FROM holder_order_count
                WHERE order_id = ? AND subject = ? ORDER BY category""")) {
            select.setObject(1, order.value());
            select.setString(2, subject.value());
            try (ResultSet rows = select.executeQuery()) {
                var counts = new ArrayList<CategoryCount>();
                while (rows.next()) {
                    counts.add(new CategoryCount(new CategoryCode(rows.getString(1)), rows.getLong(2)));
                }
                return counts;
            }
        }
    }
}
