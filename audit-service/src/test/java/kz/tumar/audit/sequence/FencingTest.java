package kz.tumar.audit.sequence;

import static kz.tumar.audit.sequence.LogWorkbench.event;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import kz.tumar.audit.ledger.SequencerRow;
import kz.tumar.audit.tree.CompactRange;
import kz.tumar.delivery.partition.Fetched;
import kz.tumar.delivery.partition.Partition;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A writer that was fenced meets its successor's rows before it is told: it must know that for what it is.
final class FencingTest {
    private static final List<String> FIRST = List.of(event("a", "s-1", "x"), event("b", "s-2", "x"));
    private static final List<String> OTHERS = List.of(event("c", "s-1", "x"));
    private static final List<String> BOTH = List.of(OTHERS.getFirst(), FIRST.getFirst(), FIRST.getLast());

    @TempDir
    Path folder;

    private LogWorkbench log;
    private Connection old;
    private Connection fresh;
    private Appending fenced;

    @BeforeEach
    void twoWriters() throws SQLException {
        log = new LogWorkbench(folder);
        old = log.asService();
        fresh = log.asService();
        fenced = writer(old);
    }

    @AfterEach
    void close() throws SQLException {
        old.close();
        fresh.close();
        log.close();
    }

    @Test
    void theSuccessorWroteTheSameFacts_theOldOneIsFenced() throws SQLException {
        writer(fresh).append(batch(FIRST));

        assertThatThrownBy(() -> fenced.append(batch(FIRST))).isInstanceOf(Fenced.class);

        requireOnlyTheSuccessors(2);
    }

    @Test
    void theSuccessorWroteOtherFactsAtTheSamePlaces_theOldOneIsFenced() throws SQLException {
        writer(fresh).append(batch(OTHERS));

        assertThatThrownBy(() -> fenced.append(batch(FIRST)))
                .isInstanceOf(Fenced.class)
                .hasCauseInstanceOf(SQLException.class);

        requireOnlyTheSuccessors(1);
    }

    @Test
    void theSuccessorWroteSomeOfTheFacts_theOldOneIsFenced() throws SQLException {
        writer(fresh).append(batch(OTHERS));

        assertThatThrownBy(() -> fenced.append(batch(BOTH))).isInstanceOf(Fenced.class);

        requireOnlyTheSuccessors(1);
    }

    @Test
    void theSuccessorWroteNothingYet_theOldOneIsFencedAndLeavesNothing() throws SQLException {
        Appending successor = writer(fresh);

        assertThatThrownBy(() -> fenced.append(batch(FIRST))).isInstanceOf(Fenced.class);

        assertThat(log.number("SELECT count(*) FROM identities")).isZero();
        assertThat(successor.append(batch(FIRST)).head().size()).isEqualTo(2);
    }

    @Test
    void aPlaceIsTakenThoughNobodyElseWrites_theLogIsBroken() throws SQLException {
        try (Connection owner = log.asOwner();
                var statement = owner.createStatement()) {
            statement.execute("INSERT INTO entries (entry_index, entry, subject_seq, type_key) VALUES (0, 'x', 0, 0)");
        }

        assertThatThrownBy(() -> fenced.append(batch(FIRST)))
                .isInstanceOf(SQLException.class)
                .hasMessageContaining("duplicate key");

        requireOnlyTheSuccessors(0);
        assertThat(log.number("SELECT size FROM sequencer")).isZero();
    }

    private void requireOnlyTheSuccessors(long count) throws SQLException {
        assertThat(log.number("SELECT count(*) FROM identities")).isEqualTo(count);
        assertThat(log.number("SELECT size FROM sequencer")).isEqualTo(count);
        try (var statement = old.createStatement();
                var rows = statement.executeQuery("SELECT pg_current_xact_id_if_assigned() IS NULL")) {
            rows.next();
            assertThat(rows.getBoolean(1)).as("nothing of it is left open").isTrue();
        }
    }

    private Appending writer(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        long epoch = SequencerRow.claim(connection);
        connection.setAutoCommit(false);
        return new Appending(
                connection,
                epoch,
                SequencerRow.head(connection),
                log.tree().resume(0),
                CompactRange.empty(),
                (_, _, _) -> {});
    }

    private PreparedBatch batch(List<String> events) {
        Partition partition = new Partition(log.second, 0);
        Preparing preparing = new Preparing(Map.of(partition, "topic"), Map.of(partition, 0L));
        long offset = 0;
        for (String event : events) {
            byte[] value = event.getBytes(StandardCharsets.UTF_8);
            preparing.take(new Fetched(partition, offset++, null, Instant.EPOCH, "k", value));
        }
        return preparing.drain();
    }
}
