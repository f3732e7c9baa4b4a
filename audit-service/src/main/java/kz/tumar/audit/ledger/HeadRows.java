package kz.tumar.audit.ledger;

import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Consumer;
import kz.tumar.audit.tree.Head;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyOut;

/// Where each subject's history ends, as the entries say. Counted from an index of them each time: keeping it beside
/// them would cost every append.
public final class HeadRows {
    private static final int HEADER = 19;

    private HeadRows() {}

    /// Streams the heads of all subjects that the entries below an index are about, in the order of their keys.
    public static void read(Connection connection, long size, Consumer<Head> visitor) throws SQLException {
        CopyOut copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyOut("COPY (SELECT subject, count(*), max(entry_index) FROM entries"
                        + " WHERE subject IS NOT NULL AND entry_index < " + size
                        + " GROUP BY subject ORDER BY subject) TO STDOUT (FORMAT binary)");
        boolean complete = false;
        try {
            int skip = HEADER;
            for (byte[] data = copy.readFromCopy(); data != null; data = copy.readFromCopy()) {
                ByteBuffer row = ByteBuffer.wrap(data, skip, data.length - skip);
                skip = 0;
                if (row.remaining() >= 2 && row.getShort() == 3) {
                    visitor.accept(head(row));
                }
            }
            complete = true;
        } finally {
            if (!complete && copy.isActive()) {
                copy.cancelCopy();
            }
        }
    }

    private static Head head(ByteBuffer row) {
        row.getInt();
        UUID key = new UUID(row.getLong(), row.getLong());
        row.getInt();
        long number = row.getLong();
        row.getInt();
        return new Head(key, number, row.getLong());
    }
}
