package kz.tumar.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.TopicName;
import org.jspecify.annotations.Nullable;

/// Records what is announced, all of one decision with one statement: its identity in the inbox, and where that was
/// not known, its row in the outbox with the next number of its subject.
final class Announced {
    /// An identity that comes twice counts where it comes first. Rows of the inbox are taken in the order of their
    /// identities and those of subjects in the order in which everybody locks them, so that two who announce
    /// never wait for each other. Numbers and ids of outbox rows follow the places.
    private static final String RECORD = """
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

    /// One that is announced.
    ///
    /// @param content what stands for its content in the inbox
    /// @param fact its id, where it is a fact
    @SuppressWarnings("ArrayRecordComponent")
    record Row(
            TopicName topic,
            String key,
            @Nullable SubjectRef subject,
            byte[] identity,
            byte[] content,
            byte[] value,
            @Nullable UUID fact) {}

    /// Records them.
    ///
    /// @param forgettable whether their identities may be forgotten some time after they can't come again
    /// @param claim the identity of the claim, recorded before, from which they follow, where it is one; the facts
    ///     among them that are new are kept as what became of it
    /// @return the positions in the list of what was not known before
    Set<Integer> keep(Connection transaction, List<Row> rows, boolean forgettable, byte @Nullable [] claim)
            throws SQLException {
        try (var statement = transaction.prepareStatement(RECORD)) {
            statement.setArray(1, texts(transaction, rows, row -> row.topic().value()));
            statement.setArray(2, texts(transaction, rows, Row::key));
            statement.setArray(3, texts(transaction, rows, Announced::subject));
            statement.setArray(4, bytes(transaction, rows, Row::identity));
            statement.setArray(5, bytes(transaction, rows, Row::content));
            statement.setArray(6, bytes(transaction, rows, Row::value));
            statement.setArray(
                    7,
                    transaction.createArrayOf(
                            "uuid", rows.stream().map(Row::fact).toArray(UUID[]::new)));
            statement.setBoolean(8, forgettable);
            statement.setBytes(9, claim);
            try (var fresh = statement.executeQuery()) {
                var positions = new HashSet<Integer>();
                while (fresh.next()) {
                    positions.add(fresh.getInt(1) - 1);
                }
                return positions;
            }
        }
    }

    private static @Nullable String subject(Row row) {
        return row.subject() == null ? null : row.subject().value();
    }

    private static java.sql.Array texts(Connection transaction, List<Row> rows, Function<Row, @Nullable String> part)
            throws SQLException {
        return transaction.createArrayOf("text", rows.stream().map(part).toArray(String[]::new));
    }

    private static java.sql.Array bytes(Connection transaction, List<Row> rows, Function<Row, byte[]> part)
            throws SQLException {
        return transaction.createArrayOf("bytea", rows.stream().map(part).toArray(byte[][]::new));
    }
}
