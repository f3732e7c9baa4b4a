package kz.tumar.audit.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which references are one person, as the facts in the log say.
public final class LinkRows {
    private LinkRows() {}

    /// One fact that links two references, or takes their link back.
    public record Link(long index, String subject, String other, boolean linked) {}

    public static void add(Connection transaction, List<Link> links) throws SQLException {
        try (PreparedStatement insert = transaction.prepareStatement(
                "INSERT INTO subject_links (entry_index, subject, other, linked) VALUES (?, ?, ?, ?)")) {
            for (Link link : links) {
                insert.setLong(1, link.index());
                insert.setString(2, link.subject());
                insert.setString(3, link.other());
                insert.setBoolean(4, link.linked());
                insert.addBatch();
            }
            insert.executeBatch();
        }
    }

    /// All references that are one person with this one, in the log of this size; itself included.
    public static SortedSet<String> linkedSet(Connection connection, String subject, long size) throws SQLException {
        SortedSet<String> person = new TreeSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(subject));
        while (!open.isEmpty()) {
            String reference = open.removeFirst();
            if (person.add(reference)) {
                open.addAll(neighbours(connection, reference, size));
            }
        }
        return person;
    }

    private static List<String> neighbours(Connection connection, String reference, long size) throws SQLException {
        Map<String, Boolean> latest = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT CASE WHEN subject = ? THEN other ELSE subject END, linked FROM subject_links
                WHERE (subject = ? OR other = ?) AND entry_index < ? ORDER BY entry_index""")) {
            statement.setString(1, reference);
            statement.setString(2, reference);
            statement.setString(3, reference);
            statement.setLong(4, size);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    latest.put(rows.getString(1), rows.getBoolean(2));
                }
            }
        }
        List<String> neighbours = new ArrayList<>();
        latest.forEach((other, linked) -> {
            if (linked) {
                neighbours.add(other);
            }
        });
        return neighbours;
    }
}
