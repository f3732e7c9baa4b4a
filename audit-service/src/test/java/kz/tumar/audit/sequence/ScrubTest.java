package kz.tumar.audit.sequence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import kz.tumar.audit.Clause;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.scrub.Damage;
import kz.tumar.audit.scrub.Damage.What;
import kz.tumar.audit.scrub.ScrubRound;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What changed in the stored log, by itself or by a hand, is found on reading it again.
@Clause("2.8")
final class ScrubTest {
    private static final int SIZE = 700;

    @TempDir
    Path folder;

    private LogWorkbench log;
    private Checkpoint signed;

    @BeforeEach
    void aLogOfSomeEntries() {
        log = new LogWorkbench(folder);
        log.publish(log.first, LogWorkbench.events("a", SIZE));
        LogWorkbench.Log running = log.start();
        signed = running.awaitSigned(SIZE);
        running.sequencer().close();
    }

    @AfterEach
    void end() {
        log.close();
    }

    private Optional<Damage> scrub(ScrubRound round) throws SQLException {
        try (Connection connection = log.asService()) {
            for (long to = 100; to <= SIZE; to += 100) {
                Optional<Damage> found = round.step(connection, to);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
    }

    private void change(String table, String change) throws SQLException {
        try (Connection owner = log.asOwner();
                var statement = owner.createStatement()) {
            for (String each : new String[] {table, "entries"}) {
                statement.execute("ALTER TABLE " + each + " DISABLE TRIGGER append_only");
            }
            statement.execute(change);
        }
    }

    @Test
    void aWholeLog_isFoundWholeInSteps() throws SQLException {
        ScrubRound round = new ScrubRound();

        assertThat(scrub(round)).isEmpty();

        assertThat(round.size()).isEqualTo(SIZE);
        assertThat(round.root()).isEqualTo(signed.root());
    }

    @ParameterizedTest
    @ValueSource(ints = {30, 690})
    void aBitOfAnEntry_isFound(int index) throws SQLException {
        change(
                "entries_000000",
                "UPDATE entries SET entry = set_bit(entry, 9, 1 - get_bit(entry, 9))" + " WHERE entry_index = "
                        + index);

        Optional<Damage> found = scrub(new ScrubRound());

        assertThat(found).isPresent();
        assertThat(found.orElseThrow().what()).isIn(What.TILE, What.ROOT);
        assertThat(found.orElseThrow().treeSize()).isGreaterThan(index);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            entries_000000 | DELETE FROM entries WHERE entry_index = 410 | UNREADABLE | 410
            tiles | UPDATE tiles SET hashes = set_bit(hashes, 5, 1 - get_bit(hashes, 5)) WHERE tile_index = 1 | TILE | 600
            tiles | DELETE FROM tiles WHERE tile_index = 0 | TILE | 300
            checkpoints | UPDATE checkpoints SET root = sha256(root) WHERE size = 700 | ROOT | 700
            entries_000000 | UPDATE entries SET subject = NULL WHERE entry_index = 250 | KEYS | 300
            entries_000000 | UPDATE entries SET subject_seq = subject_seq + 1 WHERE entry_index = 250 | KEYS | 300
            entries_000000 | UPDATE entries SET type_key = type_key # 1 WHERE entry_index = 250 | KEYS | 300
            entries_000000 | UPDATE entries SET correlation = gen_random_uuid() WHERE entry_index = 250 | KEYS | 300
            identities | DELETE FROM identities WHERE entry_index = 250 | KEYS | 300
            identities | UPDATE identities SET content = set_bit(content, 7, 1 - get_bit(content, 7)) WHERE entry_index = 250 | KEYS | 300
            """)
    void whatChanged_isFound(String table, String change, What what, long before) throws SQLException {
        change(table, change);

        Optional<Damage> found = scrub(new ScrubRound());

        assertThat(found).isPresent();
        assertThat(found.orElseThrow().what()).isEqualTo(what);
        assertThat(found.orElseThrow().treeSize()).isEqualTo(before);
    }
}
