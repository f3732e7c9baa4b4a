package kz.tumar.audit.ledger;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/// The entries: written once, read in ranges.
public final class EntryRows {
    private static final int HEADER = 19;

    private EntryRows() {}

    /// An entry that should be there isn't.
    public static final class Missing extends SQLException {
        private static final long serialVersionUID = 1L;

        private Missing(long index) {
            super("entry " + index + " is missing");
        }
    }

    /// Takes one entry, in ascending order of index.
    @FunctionalInterface
    public interface Visitor<X extends Exception> {
        void visit(long index, byte[] entry) throws X;
    }

    /// @param meanwhile what there is to do while the database takes the entries in
    public static void add(Connection transaction, List<NewEntry> entries, Runnable meanwhile) throws SQLException {
        BinaryCopy copy = new BinaryCopy(
                transaction,
                "COPY entries (entry_index, entry, subject, subject_seq, correlation, type_key) FROM STDIN (FORMAT binary)");
        try {
            for (NewEntry entry : entries) {
                entry.copyTo(copy);
            }
            copy.send();
            meanwhile.run();
            copy.finish();
        } finally {
            copy.abandon();
        }
    }

    /// Streams the entries `[from, to)`; memory doesn't grow with the range. Fails when one is missing.
    public static <X extends Exception> void read(Connection connection, long from, long to, Visitor<X> visitor)
            throws SQLException, X {
        long[] expected = {from};
        copyOut(connection, "entry_index >= " + from + " AND entry_index < " + to, (index, entry) -> {
            if (index == expected[0]) {
                expected[0]++;
                visitor.visit(index, entry);
            }
        });
        if (expected[0] != to) {
            throw new Missing(expected[0]);
        }
    }

    /// Streams all entries about any of these subjects in the log of this size.
    public static <X extends Exception> void readAbout(
            Connection connection, Collection<UUID> subjects, long size, Visitor<X> visitor) throws SQLException, X {
        String keys = subjects.stream().map(UUID::toString).collect(Collectors.joining(",", "{", "}"));
        copyOut(connection, "subject = ANY ('" + keys + "'::uuid[]) AND entry_index < " + size, visitor);
    }

    /// How many bytes an entry of `[from, to)` has, by so many of them at even distances; 0 when there are none.
    public static double averageLength(Connection connection, long from, long to, int sample) throws SQLException {
        long step = Math.max(1, (to - from) / sample);
        try (PreparedStatement statement = connection.prepareStatement("SELECT coalesce(avg(length(entry)), 0)"
                + " FROM entries WHERE entry_index = ANY (ARRAY(SELECT generate_series(?, ?, ?)))")) {
            statement.setLong(1, from);
            statement.setLong(2, to - 1);
            statement.setLong(3, step);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getDouble(1);
            }
        }
    }

    /// Whether there is any entry about any of these subjects in the log of this size.
    public static boolean areAbout(Connection connection, Collection<UUID> subjects, long size) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT EXISTS (SELECT 1 FROM entries WHERE subject = ANY (?) AND entry_index < ?)")) {
            statement.setArray(1, connection.createArrayOf("uuid", subjects.toArray()));
            statement.setLong(2, size);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getBoolean(1);
            }
        }
    }

    /// How many entries there are about any of these subjects in the log of this size.
    public static long countAbout(Connection connection, Collection<UUID> subjects, long size) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(
                "SELECT count(*) FROM entries WHERE subject = ANY (?) AND entry_index < ?")) {
            statement.setArray(1, connection.createArrayOf("uuid", subjects.toArray()));
            statement.setLong(2, size);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static <X extends Exception> void copyOut(Connection connection, String where, Visitor<X> visitor)
            throws SQLException, X {
        CopyOut copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("COPY (SELECT entry_index, entry FROM entries WHERE " + where
                        + " ORDER BY entry_index) TO STDOUT (FORMAT binary)");
        boolean complete = false;
        try {
            int skip = HEADER;
            for (byte[] data = copy.readFromCopy(); data != null; data = copy.readFromCopy()) {
                ByteBuffer row = ByteBuffer.wrap(data, skip, data.length - skip);
                skip = 0;
                if (row.remaining() < 2 || row.getShort() == -1) {
                    continue;
                }
                row.getInt();
                long index = row.getLong();
                int length = row.getInt();
                visitor.visit(index, Arrays.copyOfRange(data, row.position(), row.position() + length));
            }
            complete = true;
        } finally {
            if (!complete && copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    /// The last number given to each of these subjects; a subject without entries is absent.
    public static Map<UUID, Long> lastNumbers(Connection connection, Collection<UUID> subjects) throws SQLException {
        String sql = """
                SELECT s.subject, e.subject_seq FROM unnest(?::uuid[]) AS s (subject)
                CROSS JOIN LATERAL (SELECT subject_seq FROM entries WHERE entries.subject = s.subject
                    ORDER BY entry_index DESC LIMIT 1) e""";
        Map<UUID, Long> numbers = new HashMap<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setArray(1, connection.createArrayOf("uuid", subjects.toArray()));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    numbers.put(rows.getObject(1, UUID.class), rows.getLong(2));
                }
            }
        }
        return numbers;
    }

    /// Makes the next partition when the last one is in use; repeating it changes nothing.
    ///
    /// @return the index up to which there is room
    public static long makeRoom(Connection connection) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("SELECT add_entry_partition()");
                ResultSet rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
