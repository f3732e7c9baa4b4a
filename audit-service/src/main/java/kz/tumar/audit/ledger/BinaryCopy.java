package kz.tumar.audit.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// Writes rows by `COPY … FROM STDIN (FORMAT binary)`, the fastest way in. Rows count only with the transaction of the
/// connection; a row that breaks a constraint fails in `finish` at the latest.
final class BinaryCopy {
    private static final byte[] SIGNATURE = {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0};
    private static final int FLUSH = 1 << 16;

    private final CopyIn copy;
    private byte[] buffer = new byte[2 * FLUSH];
    private int length;

    BinaryCopy(Connection connection, String statement) throws SQLException {
        copy = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(statement);
        raw(SIGNATURE);
        int32(0);
        int32(0);
    }

    void row(int fields) throws SQLException {
        if (length > FLUSH) {
            flush();
        }
        int16(fields);
    }

    void bigint(long value) {
        int32(8);
        int64(value);
    }

    void bytes(byte[] value) {
        int32(value.length);
        raw(value);
    }

    /// One value in two parts.
    void bytes(byte[] head, byte[] tail) {
        int32(head.length + tail.length);
        raw(head);
        raw(tail);
    }

    void uuid(@Nullable UUID value) {
        if (value == null) {
            int32(-1);
            return;
        }
        int32(16);
        int64(value.getMostSignificantBits());
        int64(value.getLeastSignificantBits());
    }

    /// Lets the database have all rows so far, without waiting for it.
    void send() throws SQLException {
        flush();
        copy.flushCopy();
    }

    void finish() throws SQLException {
        int16(-1);
        flush();
        copy.endCopy();
    }

    /// Ends a copy that failed midway, so that the connection can be used on; the transaction is lost anyway.
    void abandon() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer, 0, length);
        length = 0;
    }

    private void int16(int value) {
        reserve(2);
        buffer[length++] = (byte) (value >> 8);
        buffer[length++] = (byte) value;
    }

    private void int32(int value) {
        int16(value >> 16);
        int16(value);
    }

    private void int64(long value) {
        int32((int) (value >> 32));
        int32((int) value);
    }

    private void raw(byte[] bytes) {
        reserve(bytes.length);
        System.arraycopy(bytes, 0, buffer, length, bytes.length);
        length += bytes.length;
    }

    private void reserve(int more) {
        if (buffer.length - length < more) {
            buffer = Arrays.copyOf(buffer, Math.max(buffer.length * 2, length + more));
        }
    }
}
