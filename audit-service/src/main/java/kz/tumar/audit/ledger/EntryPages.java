package kz.tumar.audit.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.tumar.audit.entry.LookupKey;

/// Pages of entries in the order of the log, found by the index that fits the filter.
public final class EntryPages {
    private EntryPages() {}

    /// @param bytes the entry; not copied, nobody writes to it
    @SuppressWarnings("ArrayRecordComponent")
    public record Row(long index, byte[] bytes) {}

    public static Optional<byte[]> one(Connection connection, long index) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT entry FROM entries WHERE entry_index = ?")) {
            statement.setLong(1, index);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next() ? Optional.of(rows.getBytes(1)) : Optional.empty();
            }
        }
    }

    /// The last entry of a type in the log of this size.
    public static Optional<Row> latest(Connection connection, String type, long size) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT entry_index, entry FROM entries"
                + " WHERE type_key = ? AND entry_index < ? ORDER BY entry_index DESC LIMIT 1")) {
            statement.setLong(1, LookupKey.ofType(type));
            statement.setLong(2, size);
            return rows(statement).stream().findFirst();
        }
    }

    /// The first entries of `[from, to)` that the filter lets through.
    public static List<Row> page(Connection connection, EntryFilter filter, long from, long to, int limit)
            throws SQLException {
        StringBuilder where = new StringBuilder("e.entry_index >= ? AND e.entry_index < ?");
        filter.correlation().ifPresent(_ -> where.append(" AND e.correlation = ?"));
        filter.type().ifPresent(_ -> where.append(" AND e.type_key = ?"));
        String sql = filter.subjects().isEmpty()
                ? "SELECT e.entry_index, e.entry FROM entries e WHERE " + where + " ORDER BY e.entry_index LIMIT ?"
                : "SELECT p.entry_index, p.entry FROM unnest(?::uuid[]) AS s (subject) CROSS JOIN LATERAL ("
                        + "SELECT e.entry_index, e.entry FROM entries e WHERE e.subject = s.subject AND " + where
                        + " ORDER BY e.entry_index LIMIT ?) p ORDER BY p.entry_index LIMIT ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int at = 1;
            if (!filter.subjects().isEmpty()) {
                statement.setArray(
                        at++, connection.createArrayOf("uuid", filter.subjects().toArray()));
            }
            statement.setLong(at++, from);
            statement.setLong(at++, to);
            if (filter.correlation().isPresent()) {
                statement.setObject(at++, filter.correlation().get());
            }
            if (filter.type().isPresent()) {
                statement.setLong(at++, LookupKey.ofType(filter.type().get()));
            }
            statement.setInt(at++, limit);
            if (!filter.subjects().isEmpty()) {
                statement.setInt(at, limit);
            }
            return rows(statement);
        }
    }

    private static List<Row> rows(PreparedStatement statement) throws SQLException {
        List<Row> page = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                page.add(new Row(rows.getLong(1), rows.getBytes(2)));
            }
        }
        return page;
    }
}
