package kz.tumar.consent.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Optional;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.SubjectRef;

/// Orders to this service as a holder of sealed data: how far each has come.
@ApplicationScoped
public class HolderOrders {
    /// Takes a revision of an order.
    ///
    /// @return false when a higher one was seen, so that this one is to be ignored
    public boolean take(Connection transaction, OrderId order, SubjectRef subject, int revision) throws SQLException {
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

    /// Notes when what an order wanted destroyed was destroyed; the first time stays.
    public void destroyed(Connection transaction, OrderId order, SubjectRef subject, Instant at) throws SQLException {
        try (PreparedStatement update = transaction.prepareStatement("""
                UPDATE holder_order SET destroyed_at = coalesce(destroyed_at, ?)
                WHERE order_id = ? AND subject = ?""")) {
            update.setObject(1, at.atOffset(ZoneOffset.UTC));
            update.setObject(2, order.value());
            update.setString(3, subject.value());
            update.executeUpdate();
        }
    }

    /// When what an order wanted destroyed was destroyed.
    public Optional<Instant> destroyedAt(Connection transaction, OrderId order, SubjectRef subject)
            throws SQLException {
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
}
