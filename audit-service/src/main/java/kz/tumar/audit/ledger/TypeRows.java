package kz.tumar.audit.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;

/// How many entries there are of each type, and which is the last.
public final class TypeRows {
    private TypeRows() {}

    public record Found(long count, long last) {}

    /// Of the entries `[from, to)`, by the key of their type.
    public static Map<Long, Found> between(Connection connection, long from, long to) throws SQLException {
        Map<Long, Found> found = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement("SELECT type_key, count(*), max(entry_index)"
                + " FROM entries WHERE entry_index >= ? AND entry_index < ? GROUP BY type_key")) {
            statement.setLong(1, from);
            statement.setLong(2, to);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    found.put(rows.getLong(1), new Found(rows.getLong(2), rows.getLong(3)));
                }
            }
        }
        return found;
    }
}
