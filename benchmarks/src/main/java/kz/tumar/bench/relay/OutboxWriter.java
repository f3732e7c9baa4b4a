package kz.tumar.bench.relay;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import kz.tumar.bench.facts.Facts;
import org.postgresql.PGConnection;

/// Commits facts to the outbox as a deciding service does, several in a transaction, at the least cost to the machine.
final class OutboxWriter implements AutoCloseable {
    private static final byte[] HEADER = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int ROW = 1024;

    private final Connection connection;
    private final Facts facts;

    OutboxWriter(Connection connection, Facts facts) throws SQLException {
        this.connection = connection;
        this.facts = facts;
        connection.setAutoCommit(false);
    }

    /// Commits the facts of these numbers; on return they are durable.
    void commit(long first, int count) throws SQLException {
        var buffer = ByteBuffer.allocate(HEADER.length + count * ROW + 2).put(HEADER);
        for (int i = 0; i < count; i++) {
            var fact = facts.consentFact(first + i);
            buffer.putShort((short) 5);
            text(buffer, fact.topic());
            text(buffer, fact.key());
            buffer.putInt(8).putLong(1);
            buffer.putInt(32).putLong(first + i).putLong(0).putLong(0).putLong(0);
            buffer.putInt(fact.value().length).put(fact.value());
        }
        buffer.putShort((short) -1);
        var copy = connection
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn("COPY delivery_outbox (topic, key, subject_seq, identity, value) FROM STDIN (FORMAT binary)");
        copy.writeToCopy(buffer.array(), 0, buffer.position());
        copy.endCopy();
        connection.commit();
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }

    private static void text(ByteBuffer buffer, String text) {
        var bytes = text.getBytes(StandardCharsets.US_ASCII);
        buffer.putInt(bytes.length).put(bytes);
    }
}
