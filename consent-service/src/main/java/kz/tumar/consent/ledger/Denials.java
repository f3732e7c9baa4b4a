package kz.tumar.consent.ledger;

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
import java.util.Map;

/// Noes counted by hour, until a fact tells of them.
@ApplicationScoped
public class Denials {
    /// What was denied to whom, why and in which hour.
    ///
    /// @param purpose empty where the policy has no such purpose
    public record Denied(String system, String purpose, String reason, Instant hour, boolean enforced) {}

    /// How often.
    public record Counted(Denied denied, long count) {}

    /// Adds counts to those that are there.
    public void add(Connection transaction, Map<Denied, Long> counts) throws SQLException {
        try (PreparedStatement upsert = transaction.prepareStatement("""
                INSERT INTO denial (system, purpose, reason, hour, enforced, count) VALUES (?, ?, ?, ?, ?, ?)
                ON CONFLICT (system, purpose, reason, hour, enforced) DO UPDATE
                SET count = denial.count + excluded.count""")) {
            for (var entry : counts.entrySet()) {
                set(upsert, entry.getKey());
                upsert.setLong(6, entry.getValue());
                upsert.addBatch();
            }
            upsert.executeBatch();
        }
    }

    /// Takes the counts of hours before this one out, at most so many; another worker takes others.
    public List<Counted> take(Connection transaction, Instant hour, int most) throws SQLException {
        try (PreparedStatement delete = transaction.prepareStatement("""
                DELETE FROM denial WHERE (system, purpose, reason, hour, enforced) IN (
                    SELECT system, purpose, reason, hour, enforced FROM denial WHERE hour < ?
                    ORDER BY hour, system, purpose, reason, enforced LIMIT ? FOR UPDATE SKIP LOCKED)
                RETURNING system, purpose, reason, hour, enforced, count""")) {
            delete.setObject(1, hour.atOffset(ZoneOffset.UTC));
            delete.setInt(2, most);
            try (ResultSet rows = delete.executeQuery()) {
                var taken = new ArrayList<Counted>();
                while (rows.next()) {
                    taken.add(new Counted(
                            new Denied(
                                    rows.getString(1),
                                    rows.getString(2),
                                    rows.getString(3),
                                    rows.getObject(4, OffsetDateTime.class).toInstant(),
                                    rows.getBoolean(5)),
                            rows.getLong(6)));
                }
                return taken;
            }
        }
    }

    private static void set(PreparedStatement row, Denied denied) throws SQLException {
        row.setString(1, denied.system());
        row.setString(2, denied.purpose());
        row.setString(3, denied.reason());
        row.setObject(4, denied.hour().atOffset(ZoneOffset.UTC));
        row.setBoolean(5, denied.enforced());
    }
}
