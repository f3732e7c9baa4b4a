package kz.tumar.bench.consent;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/// One consent's statements in the order in which consent-service executes them, as its source has them: the claim's
/// identity, the lock on the person, whether they are known, the fact's identity, its number, the outbox, the ledger
/// with what the consent repeats, the history, and what followed from the claim.
final class ConsentStatements {
    private static final String SHADOW = """
            UPDATE statement s SET shadowed = true
            WHERE s.subject = ? AND NOT s.shadowed AND s.purposes = ? AND s.kind = ? AND EXISTS (
                SELECT FROM statement n
                WHERE n.subject = s.subject AND NOT n.shadowed AND n.purposes = s.purposes AND n.kind = s.kind
                    AND (n.at, n.id) > (s.at, s.id)
                    AND n.subject_category IS NOT DISTINCT FROM s.subject_category
                    AND n.categories IS NOT DISTINCT FROM s.categories
                    AND n.until IS NOT DISTINCT FROM s.until
                    AND n.terms IS NOT DISTINCT FROM s.terms
                    AND n.third_party = s.third_party AND n.distribution = s.distribution)""";

    private final Connection connection;
    private final PreparedStatement claim;
    private final PreparedStatement lock;
    private final PreparedStatement known;
    private final PreparedStatement fact;
    private final PreparedStatement number;
    private final PreparedStatement outbox;
    private final PreparedStatement statement;
    private final PreparedStatement shadow;
    private final PreparedStatement history;
    private final PreparedStatement followed;

    ConsentStatements(Connection connection) throws SQLException {
        this.connection = connection;
        claim = connection.prepareStatement(
                "INSERT INTO delivery_inbox (identity, content, forgettable) VALUES (?, ?, true) ON CONFLICT DO NOTHING");
        lock = connection.prepareStatement(
                "SELECT subject FROM delivery_subject WHERE subject = ANY (?) ORDER BY subject COLLATE \"C\" FOR UPDATE");
        known = connection.prepareStatement("SELECT ref FROM subject WHERE ref = ANY (?)");
        fact = connection.prepareStatement("""
                INSERT INTO delivery_inbox (identity, content, forgettable)
                SELECT identity, content, false FROM unnest(?::bytea[], ?::bytea[]) AS announced (identity, content)
                ON CONFLICT DO NOTHING RETURNING identity""");
        number = connection.prepareStatement("""
                INSERT INTO delivery_subject AS known (subject, next_seq) VALUES (?, 2)
                ON CONFLICT (subject) DO UPDATE SET next_seq = known.next_seq + 1 RETURNING next_seq - 1""");
        outbox = connection.prepareStatement(
                "INSERT INTO delivery_outbox (topic, key, subject_seq, identity, value) VALUES (?, ?, ?, ?, ?)");
        statement = connection.prepareStatement("""
                INSERT INTO statement (kind, id, at, name, purposes, categories, subject_category, subject)
                VALUES ('GIVEN', ?, ?, ?, ?, ?, 'client', ?) ON CONFLICT DO NOTHING""");
        shadow = connection.prepareStatement(SHADOW);
        history = connection.prepareStatement(
                "INSERT INTO history (subject, id, fact) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING");
        followed = connection.prepareStatement(
                "UPDATE delivery_inbox SET facts = ?, forgettable = false WHERE identity = ?");
    }

    /// Executes all of them; the caller commits.
    ///
    /// @param unique told no other consent
    void run(String subject, long unique, String topic, byte[] value) throws SQLException {
        var id = new UUID(0x4000L | unique << 16, 1L << 63 | unique);
        byte[] said = identity(unique, 1);
        byte[] stated = identity(unique, 2);
        var person = connection.createArrayOf("text", new Object[] {subject});
        claim.setBytes(1, said);
        claim.setBytes(2, said);
        claim.executeUpdate();
        lock.setArray(1, person);
        read(lock);
        known.setArray(1, person);
        read(known);
        fact.setArray(1, connection.createArrayOf("bytea", new byte[][] {stated}));
        fact.setArray(2, connection.createArrayOf("bytea", new byte[][] {stated}));
        read(fact);
        number.setString(1, subject);
        outbox.setString(1, topic);
        outbox.setString(2, subject);
        outbox.setLong(3, read(number));
        outbox.setBytes(4, stated);
        outbox.setBytes(5, value);
        outbox.executeUpdate();
        ledger(subject, id);
        history.setString(1, subject);
        history.setObject(2, id);
        history.setString(3, new String(value, StandardCharsets.UTF_8));
        history.executeUpdate();
        followed.setArray(1, connection.createArrayOf("uuid", new Object[] {id}));
        followed.setBytes(2, said);
        followed.executeUpdate();
    }

    private void ledger(String subject, UUID id) throws SQLException {
        var purposes = connection.createArrayOf("text", new Object[] {"marketing"});
        statement.setObject(1, id);
        statement.setObject(2, OffsetDateTime.now(ZoneOffset.UTC));
        statement.setString(3, id.toString());
        statement.setArray(4, purposes);
        statement.setArray(5, connection.createArrayOf("text", new Object[] {"contact", "full-name"}));
        statement.setString(6, subject);
        statement.executeUpdate();
        shadow.setString(1, subject);
        shadow.setArray(2, purposes);
        shadow.setString(3, "GIVEN");
        shadow.executeUpdate();
    }

    /// The first number of the last row, where it has one.
    private static long read(PreparedStatement select) throws SQLException {
        long last = 0;
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                last = rows.getObject(1) instanceof Long found ? found : 0;
            }
        }
        return last;
    }

    private static byte[] identity(long unique, int what) {
        return ByteBuffer.allocate(32).putLong(unique).putInt(what).array();
    }
}
