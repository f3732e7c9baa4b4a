package kz.tumar.audit.ledger;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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

    /// The first entries of `[from, to)` of any of these types.
    public static List<Row> ofTypes(Connection connection, Collection<String> types, long from, long to, int limit)
            throws SQLException {
        return page(connection, new EntryFilter(Set.of(), Optional.empty(), Set.copyOf(types)), from, to, limit);
    }

    /// The first entries of `[from, to)` that the filter lets through. Of several subjects, or several types where no
    /// subject is named, each gives its own first ones by the index, and the first of these are the page.
    public static List<Row> page(Connection connection, EntryFilter filter, long from, long to, int limit)
            throws SQLException {
        boolean bySubject = !filter.subjects().isEmpty();
        boolean byType = !bySubject && !filter.types().isEmpty();
        StringBuilder where = new StringBuilder("e.entry_index >= ? AND e.entry_index < ?");
        filter.correlation().ifPresent(_ -> where.append(" AND e.correlation = ?"));
        if (bySubject && !filter.types().isEmpty()) {
            where.append(" AND e.type_key = ANY (?)");
        }
        String entries = "SELECT e.entry_index, e.entry FROM entries e WHERE ";
        String ordered = " ORDER BY e.entry_index LIMIT ?";
        String each = bySubject ? "unnest(?::uuid[]) AS s (key)" : "unnest(?::bigint[]) AS s (key)";
        String sql = !bySubject && !byType
                ? entries + where + ordered
                : "SELECT p.entry_index, p.entry FROM " + each + " CROSS JOIN LATERAL (" + entries
                        + (bySubject ? "e.subject" : "e.type_key") + " = s.key AND " + where + ordered
                        + ") p ORDER BY p.entry_index LIMIT ?";
        Array types = connection.createArrayOf(
                "bigint", filter.types().stream().map(LookupKey::ofType).toArray());
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            int at = 1;
            if (bySubject) {
                statement.setArray(
                        at++, connection.createArrayOf("uuid", filter.subjects().toArray()));
            } else if (byType) {
                statement.setArray(at++, types);
            }
            statement.setLong(at++, from);
            statement.setLong(at++, to);
            if (filter.correlation().isPresent()) {
                statement.setObject(at++, filter.correlation().get());
            }
            if (bySubject && !filter.types().isEmpty()) {
                statement.setArray(at++, types);
            }
            statement.setInt(at++, limit);
            if (bySubject || byType) {
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
