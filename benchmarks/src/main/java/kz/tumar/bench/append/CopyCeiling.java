package kz.tumar.bench.append;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import kz.tumar.bench.facts.Facts;
import kz.tumar.local.database.PostgresAccess;
import kz.tumar.local.database.ServiceDatabase;
import org.postgresql.PGConnection;

/// What PostgreSQL takes in at most: the same bytes by binary `COPY`, in transactions of the same size, into a table
/// with
/// the index of the entries and the index of the identities, and nothing else. What is copied is made ready beforehand.
///
/// @param perCommit rows in a transaction
record CopyCeiling(PostgresAccess postgres, int perCommit) {
    private static final byte[] HEADER = "PGCOPY\n\377\r\n\0\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int ROUND = 100_000;

    /// Rows a second over as many rounds as fit into the time.
    double measure(Duration lasting) throws SQLException {
        try (var connection = postgres.connect(ServiceDatabase.AUDIT, ServiceDatabase.AUDIT.ownerRole())) {
            try (var statement = connection.createStatement()) {
                statement.execute("""
                        CREATE TABLE bench_ceiling (
                            entry_index bigint PRIMARY KEY, entry bytea NOT NULL, identity bytea NOT NULL UNIQUE)""");
                statement.execute("ALTER TABLE bench_ceiling ALTER COLUMN entry SET STORAGE EXTERNAL");
            }
            connection.setAutoCommit(false);
            return measured(connection, lasting);
        }
    }

    private double measured(Connection connection, Duration lasting) throws SQLException {
        long rows = 0;
        long nanos = 0;
        while (nanos < lasting.toNanos()) {
            var batches = batches(rows);
            long start = System.nanoTime();
            for (var batch : batches) {
                var copy = connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn("COPY bench_ceiling (entry_index, entry, identity) FROM STDIN (FORMAT binary)");
                for (int at = 0; at < batch.length; at += 1 << 16) {
                    copy.writeToCopy(batch, at, Math.min(1 << 16, batch.length - at));
                }
                rows += copy.endCopy();
                connection.commit();
            }
            nanos += System.nanoTime() - start;
        }
        return rows * 1e9 / nanos;
    }

    private List<byte[]> batches(long from) {
        var facts = Facts.uniform(1_000_000);
        var sha = sha256();
        var batches = new ArrayList<byte[]>();
        for (int done = 0; done < ROUND; done += perCommit) {
            var rows = Math.min(perCommit, ROUND - done);
            var buffer = ByteBuffer.allocate(HEADER.length + 2 + rows * 1024);
            buffer.put(HEADER);
            for (int i = 0; i < rows; i++) {
                row(buffer, from + done + i, facts, sha);
            }
            buffer.putShort((short) -1);
            batches.add(java.util.Arrays.copyOf(buffer.array(), buffer.position()));
        }
        return batches;
    }

    private static void row(ByteBuffer buffer, long index, Facts facts, MessageDigest sha) {
        var fact = facts.fact(index);
        var head = "{\"event\":".getBytes(StandardCharsets.US_ASCII);
        var tail = ",\"origin\":{\"offset\":%d,\"partition\":1,\"topic\":\"%s\"},\"subjectSeq\":1,\"v\":1}"
                .formatted(index, fact.topic())
                .getBytes(StandardCharsets.US_ASCII);
        buffer.putShort((short) 3).putInt(8).putLong(index);
        buffer.putInt(head.length + fact.value().length + tail.length);
        buffer.put(head).put(fact.value()).put(tail);
        buffer.putInt(32).put(sha.digest(fact.value()));
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
