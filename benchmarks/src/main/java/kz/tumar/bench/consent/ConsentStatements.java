package kz.tumar.bench.consent;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.UUID;

/// One consent's statements in the order in which consent-service executes them, as its source has them: the lock on
/// the person, whether anything of theirs was put aside, the claim's identity, whether they are known, what is
/// announced (identity, number, outbox and what followed from the claim), the history, and the ledger with what the
/// consent repeats.
final class ConsentStatements {
    private static final String ANNOUNCE = """
            WITH announced AS (
              SELECT DISTINCT ON (identity) * FROM unnest(
                  ?::text[], ?::text[], ?::text[], ?::bytea[], ?::bytea[], ?::bytea[], ?::uuid[])
                WITH ORDINALITY AS each (topic, key, subject, identity, content, value, fact, place)
              ORDER BY identity, place),
            recorded AS (
              INSERT INTO delivery_inbox (identity, content, forgettable)
              SELECT identity, content, ? FROM announced ORDER BY identity
              ON CONFLICT DO NOTHING RETURNING identity),
            fresh AS (
              SELECT announced.*, row_number() OVER each_subject AS nth, count(*) OVER (PARTITION BY subject) AS taken
              FROM announced JOIN recorded USING (identity)
              WINDOW each_subject AS (PARTITION BY subject ORDER BY place)),
            numbered AS (
              INSERT INTO delivery_subject AS known (subject, next_seq)
              SELECT subject, 1 + max(taken) FROM fresh WHERE subject IS NOT NULL
              GROUP BY subject ORDER BY subject COLLATE "C"
              ON CONFLICT (subject) DO UPDATE SET next_seq = known.next_seq + excluded.next_seq - 1
              RETURNING subject, next_seq),
            put AS (
              INSERT INTO delivery_outbox (topic, key, subject_seq, identity, value)
              SELECT topic, key, next_seq - taken + nth - 1, identity, value
              FROM fresh LEFT JOIN numbered USING (subject) ORDER BY place),
            followed AS (
              UPDATE delivery_inbox SET forgettable = false,
                facts = (SELECT array_agg(fact ORDER BY place) FROM fresh WHERE fact IS NOT NULL)
              WHERE identity = ? AND EXISTS (SELECT FROM fresh WHERE fact IS NOT NULL))
            SELECT place FROM fresh""";

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
    private final PreparedStatement lock;
    private final PreparedStatement aside;
    private final PreparedStatement claim;
    private final PreparedStatement known;
    private final PreparedStatement announce;
    private final PreparedStatement statement;
    private final PreparedStatement shadow;
    private final PreparedStatement history;

    ConsentStatements(Connection connection) throws SQLException {
        this.connection = connection;
        claim = connection.prepareStatement(
                "INSERT INTO delivery_inbox (identity, content, forgettable) VALUES (?, ?, true) ON CONFLICT DO NOTHING");
        lock = connection.prepareStatement(
                "SELECT subject FROM delivery_subject WHERE subject = ANY (?) ORDER BY subject COLLATE \"C\" FOR UPDATE");
        aside = connection.prepareStatement("SELECT DISTINCT key FROM delivery_parked WHERE key = ANY (?)");
        known = connection.prepareStatement("SELECT ref FROM subject WHERE ref = ANY (?)");
        announce = connection.prepareStatement(ANNOUNCE);
        statement = connection.prepareStatement("""
                INSERT INTO statement (kind, id, at, name, purposes, categories, subject_category, subject)
                VALUES ('GIVEN', ?, ?, ?, ?, ?, 'client', ?) ON CONFLICT DO NOTHING""");
        shadow = connection.prepareStatement(SHADOW);
        history = connection.prepareStatement(
                "INSERT INTO history (subject, id, fact) VALUES (?, ?, ?) ON CONFLICT (id) DO NOTHING");
    }

    /// Executes all of them; the caller commits.
    ///
    /// @param unique told no other consent
    void run(String subject, long unique, String topic, byte[] value) throws SQLException {
        var id = new UUID(0x4000L | unique << 16, 1L << 63 | unique);
        byte[] said = identity(unique, 1);
        byte[] stated = identity(unique, 2);
        var person = connection.createArrayOf("text", new Object[] {subject});
        lock.setArray(1, person);
        read(lock);
        aside.setArray(1, person);
        read(aside);
        claim.setBytes(1, said);
        claim.setBytes(2, said);
        claim.executeUpdate();
        known.setArray(1, person);
        read(known);
        announce.setArray(1, connection.createArrayOf("text", new Object[] {topic}));
        announce.setArray(2, person);
        announce.setArray(3, person);
        announce.setArray(4, connection.createArrayOf("bytea", new byte[][] {stated}));
        announce.setArray(5, connection.createArrayOf("bytea", new byte[][] {stated}));
        announce.setArray(6, connection.createArrayOf("bytea", new byte[][] {value}));
        announce.setArray(7, connection.createArrayOf("uuid", new Object[] {id}));
        announce.setBoolean(8, false);
        announce.setBytes(9, said);
        read(announce);
        history.setString(1, subject);
        history.setObject(2, id);
        history.setString(3, new String(value, StandardCharsets.UTF_8));
        history.executeUpdate();
        ledger(subject, id);
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

    private static void read(PreparedStatement select) throws SQLException {
        try (var rows = select.executeQuery()) {
            while (rows.next()) {
                rows.getObject(1);
            }
        }
    }

    private static byte[] identity(long unique, int what) {
        return ByteBuffer.allocate(32).putLong(unique).putInt(what).array();
    }
}
