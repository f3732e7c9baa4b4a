package kz.tumar.consent.ledger;

import jakarta.enterprise.context.ApplicationScoped;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import kz.tumar.contract.EventId;
import kz.tumar.contract.SubjectRef;

/// What this service stated about people, in the order in which it stated it.
@ApplicationScoped
public class History {
    /// One fact, as it went out.
    ///
    /// @param seq its place, growing
    public record Entry(long seq, String fact) {}

    void add(Connection transaction, SubjectRef subject, EventId id, byte[] fact) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(
                "INSERT INTO history (subject, id, fact) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING")) {
            insert.setString(1, subject.value());
            insert.setObject(2, id.value());
            insert.setString(3, new String(fact, StandardCharsets.UTF_8));
            insert.executeUpdate();
        }
    }

    /// Facts by their ids, in the order in which they were stated.
    public List<Entry> of(Connection connection, Collection<EventId> ids) throws SQLException {
        try (PreparedStatement select =
                connection.prepareStatement("SELECT seq, fact FROM history WHERE id = ANY (?::uuid[]) ORDER BY seq")) {
            select.setArray(1, Texts.array(connection, ids));
            try (ResultSet rows = select.executeQuery()) {
                var entries = new ArrayList<Entry>();
                while (rows.next()) {
                    entries.add(new Entry(rows.getLong(1), rows.getString(2)));
                }
                return entries;
            }
        }
    }

    /// The facts about the person behind a reference that stand after a place, at most so many.
    public List<Entry> after(Connection connection, SubjectRef subject, long place, int most) throws SQLException {
        try (PreparedStatement select = connection.prepareStatement("""
                SELECT h.seq, h.fact FROM subject s JOIN history h ON h.subject = ANY (s.members)
                WHERE s.ref = ? AND h.seq > ? ORDER BY h.seq LIMIT ?""")) {
            select.setString(1, subject.value());
            select.setLong(2, place);
            select.setInt(3, most);
            try (ResultSet rows = select.executeQuery()) {
                var entries = new ArrayList<Entry>();
                while (rows.next()) {
                    entries.add(new Entry(rows.getLong(1), rows.getString(2)));
                }
                return entries;
            }
        }
    }
}
