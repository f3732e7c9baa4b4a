package kz.tumar.audit.ledger;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import kz.tumar.audit.entry.Digest32;

/// What stands beside the entries so that they are found and known again: none of it is in the tree, all of it follows
/// from them.
public final class KeyRows {
    private KeyRows() {}

    /// What an entry is found by.
    ///
    /// @param entry its bytes; not copied, nobody writes to them
    @SuppressWarnings("ArrayRecordComponent")
    public record Keyed(
            long index, byte[] entry, Optional<UUID> subject, long subjectSeq, Optional<UUID> correlation, long type) {}

    public static List<Keyed> read(Connection connection, long from, long to) throws SQLException {
        List<Keyed> keyed = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT entry_index, entry, subject, subject_seq, correlation, type_key FROM entries
                WHERE entry_index >= ? AND entry_index < ? ORDER BY entry_index""")) {
            statement.setLong(1, from);
            statement.setLong(2, to);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    keyed.add(new Keyed(
                            rows.getLong(1),
                            rows.getBytes(2),
                            Optional.ofNullable(rows.getObject(3, UUID.class)),
                            rows.getLong(4),
                            Optional.ofNullable(rows.getObject(5, UUID.class)),
                            rows.getLong(6)));
                }
            }
        }
        return keyed;
    }

    /// How many of these identities are known with just this content and place.
    ///
    /// @param places of the entries, in the order of the others
    public static long known(
            Connection connection, List<Digest32> identities, List<Digest32> contents, List<Long> places)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("""
                SELECT count(*) FROM unnest(?::bytea[], ?::bytea[], ?::bigint[]) AS k (identity, content, place)
                JOIN identities i ON i.identity = k.identity AND i.content = k.content AND i.entry_index = k.place""")) {
            statement.setArray(1, bytes(connection, identities));
            statement.setArray(2, bytes(connection, contents));
            statement.setArray(3, connection.createArrayOf("bigint", places.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static java.sql.Array bytes(Connection connection, List<Digest32> digests) throws SQLException {
        return connection.createArrayOf(
                "bytea", digests.stream().map(Digest32::bytes).toArray(byte[][]::new));
    }
}
