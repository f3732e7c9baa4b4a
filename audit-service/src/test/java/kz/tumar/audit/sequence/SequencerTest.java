package kz.tumar.audit.sequence;

import static kz.tumar.audit.sequence.LogWorkbench.event;
import static kz.tumar.audit.sequence.LogWorkbench.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.ledger.EntryRows;
import kz.tumar.audit.note.LogKeyFile;
import kz.tumar.audit.sequence.LogState.Condition;
import kz.tumar.audit.sequence.LogWorkbench.Log;
import kz.tumar.audit.tree.CompactRange;
import kz.tumar.audit.tree.ProofMaking;
import kz.tumar.audit.tree.Rfc6962;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SequencerTest {
    @TempDir
    Path folder;

    private LogWorkbench log;

    @BeforeEach
    void open() {
        log = new LogWorkbench(folder);
    }

    @AfterEach
    void close() {
        log.close();
    }

    @Test
    void facts_ofAllTopics_areUnderASignedCheckpointInSubjectOrder() throws SQLException, IOException {
        log.publish(log.first, events("a", 900));
        log.publish(log.second, events("b", 700));
        Log running = log.start();

        Checkpoint checkpoint = running.awaitSigned(1600);

        assertThat(checkpoint.size()).isEqualTo(1600);
        assertThat(running.state()
                        .served()
                        .orElseThrow()
                        .isSignedBy(new LogKeyFile(log.keyFile()).read().first().verifier()))
                .isTrue();
        assertThat(checkpoint.origin()).startsWith("log.example/test/");
        assertThat(recomputed(1600)).isEqualTo(checkpoint.root());
        assertThat(new ProofMaking(log.tree()).root(1600)).isEqualTo(checkpoint.root());
        assertThat(log.number("SELECT count(*) FROM tiles")).isEqualTo(6);
        requireNumbersWithoutGaps(1600);
    }

    @Test
    void repeatedFacts_enterOnceAndTheOffsetsGoOn() {
        log.publish(log.first, events("a", 300));
        Log running = log.start();
        running.awaitSigned(300);

        log.publish(log.first, events("a", 300).subList(0, 50));
        log.publish(log.second, events("a", 100));
        String twice = event("new", "s-1", "x");
        log.publish(log.second, List.of(twice, twice));

        assertThat(running.awaitSigned(301).size()).isEqualTo(301);
        // correlation ids differ in each made list, so those are other contents: set aside, not repeated
        await().until(() -> running.state().repeated() == 1 && running.state().aside() == 150);
        assertThat(log.number("SELECT sum(next_offset) FROM next_offsets")).isEqualTo(452);
        assertThat(log.number("SELECT count(*) FROM entries")).isEqualTo(301);
    }

    @Test
    void theSameBytesAgain_areSkippedAndTheManifestSaysSo() {
        List<String> events = events("a", 40);
        log.publish(log.second, events);
        Log running = log.start();
        running.awaitSigned(40);

        log.publish(log.second, events);

        await().until(() -> running.state().repeated() == 40);
        await().until(() -> log.number("SELECT max(next_offset) FROM next_offsets") == 80);
        assertThat(log.number("SELECT size FROM sequencer")).isEqualTo(40);
        assertThat(String.join("", log.texts("SELECT convert_from(manifest, 'UTF8') FROM batches ORDER BY batch")))
                .contains("\"repeated\":[[40,")
                .contains(",80]]");
    }

    @Test
    void anotherContentUnderAKnownIdentity_neverEntersAndRaisesTheAlarm() {
        log.publish(log.second, List.of(event("a", "s-1", "one")));
        Log running = log.start();
        running.awaitSigned(1);

        log.publish(log.second, List.of(event("a", "s-1", "two"), "no json", "{}", event("b", "s-1", "three")));

        assertThat(running.awaitSigned(2).size()).isEqualTo(2);
        assertThat(log.alarms).extracting(a -> a.reason()).containsExactly("identity-reused", "unfit", "unfit");
        assertThat(log.texts("SELECT reason FROM set_aside ORDER BY record_offset"))
                .containsExactly("identity-reused", "unfit", "unfit");
        assertThat(log.texts("SELECT subject_seq::text FROM entries ORDER BY entry_index"))
                .containsExactly("1", "2");
    }

    @Test
    void aDatabaseThatIsBehindWhatWasSigned_isRefusedUntilRecoveredToTheSameRoots() throws SQLException {
        log.publish(log.first, events("a", 600));
        log.publish(log.second, events("b", 600));
        Log before = log.start();
        Checkpoint signed = before.awaitSigned(1200);
        before.sequencer().close();
        log.emptyDatabase();

        Log after = log.start();
        assertThat(after.awaitRefusal()).isEqualTo(Refusal.BEHIND_SIGNED);
        assertThat(after.state().served()).isEmpty();
        assertThat(log.number("SELECT size FROM sequencer")).isZero();

        after.sequencer().recover();
        Checkpoint recovered = after.awaitSigned(1200);
        assertThat(recovered).isEqualTo(signed);
        assertThat(recomputed(1200)).isEqualTo(signed.root());
        log.publish(log.second, List.of(event("c", "s-1", "later")));
        assertThat(after.awaitSigned(1201).size()).isEqualTo(1201);
    }

    @Test
    void aLastSignedCheckpointThatTheDatabaseLacks_isRefusedEvenIfNobodyElseSawIt() {
        log.publish(log.first, events("a", 30));
        Log before = log.start();
        Checkpoint signed = before.awaitSigned(30);
        before.sequencer().close();
        new kz.tumar.audit.checkpoint.LastSigned(log.keyFile())
                .write(new Checkpoint(signed.origin(), 31, Rfc6962.emptyRoot()));

        Log after = log.start();

        assertThat(after.awaitRefusal()).isEqualTo(Refusal.BEHIND_SIGNED);
    }

    @Test
    void changedEntries_areNeverSignedOver() throws SQLException {
        log.publish(log.first, events("a", 400));
        Log before = log.start();
        before.awaitSigned(400);
        before.sequencer().close();
        try (Connection owner = log.asOwner();
                var statement = owner.createStatement()) {
            statement.execute("ALTER TABLE entries_000000 DISABLE TRIGGER append_only");
            statement.execute("ALTER TABLE entries DISABLE TRIGGER append_only");
            statement.execute("UPDATE entries SET entry = entry || 'x' WHERE entry_index = 390");
        }

        Log after = log.start();

        assertThat(after.awaitRefusal()).isEqualTo(Refusal.ENTRIES_CHANGED);
    }

    @Test
    void aMissingKeyFile_isNeverReplacedByANewOne() throws IOException {
        log.publish(log.first, events("a", 10));
        Log before = log.start();
        before.awaitSigned(10);
        before.sequencer().close();
        java.nio.file.Files.move(log.keyFile(), folder.resolve("elsewhere"));

        Log after = log.start();

        assertThat(after.awaitRefusal()).isEqualTo(Refusal.KEY_MISMATCH);
        assertThat(log.keyFile()).doesNotExist();
    }

    @Test
    void ofTwoSequencers_oneWritesAndTheOtherTakesOver() throws SQLException {
        Log one = log.start();
        one.awaitSigned(0);
        Log two = log.start();
        two.awaitCondition(Condition.Standby.class);
        log.publish(log.first, events("a", 500));
        one.awaitSigned(500);
        await().until(() -> two.state().signedSize() == 500);

        one.sequencer().close();
        log.publish(log.first, events("b", 500));

        Checkpoint checkpoint = two.awaitSigned(1000);
        assertThat(recomputed(1000)).isEqualTo(checkpoint.root());
    }

    @Test
    void aWriterWhoseEpochIsOver_writesNothing() throws SQLException {
        Log one = log.start();
        one.awaitSigned(0);
        try (Connection thief = log.asService();
                var statement = thief.createStatement()) {
            statement.execute("UPDATE sequencer SET epoch = epoch + 1");
        }
        long epoch = log.number("SELECT epoch FROM sequencer");

        log.publish(log.first, events("a", 20));

        Checkpoint checkpoint = one.awaitSigned(20);
        assertThat(checkpoint.size()).isEqualTo(20);
        assertThat(log.number("SELECT epoch FROM sequencer")).isEqualTo(epoch + 1);
        assertThat(log.number("SELECT count(*) FROM identities")).isEqualTo(20);
    }

    @Test
    void theServicesRole_canOnlyAdd() throws SQLException {
        log.publish(log.first, events("a", 300));
        log.start().awaitSigned(300);
        List<String> allowed = new ArrayList<>();
        for (String table : List.of(
                "entries",
                "entries_000000",
                "identities",
                "identities_00",
                "tiles",
                "batches",
                "checkpoints",
                "log_identity",
                "set_aside",
                "subject_links")) {
            for (String change : List.of("DELETE FROM " + table, "TRUNCATE " + table, "DROP TABLE " + table)) {
                if (succeeds(log.asService(), change)) {
                    allowed.add(change);
                }
            }
            if (succeeds(log.asOwner(), "DELETE FROM " + table) || succeeds(log.asOwner(), "TRUNCATE " + table)) {
                allowed.add("as owner on " + table);
            }
        }
        for (String change : List.of(
                "UPDATE entries SET entry = entry",
                "UPDATE identities SET entry_index = 0",
                "UPDATE tiles SET hashes = hashes",
                "UPDATE batches SET root = root",
                "UPDATE checkpoints SET note = note",
                "ALTER TABLE entries DISABLE TRIGGER append_only",
                "DELETE FROM sequencer",
                "DELETE FROM exports",
                "CREATE TABLE x (y int)",
                "INSERT INTO entries_000000 SELECT * FROM entries",
                "SELECT make_append_only('sequencer')")) {
            if (succeeds(log.asService(), change)) {
                allowed.add(change);
            }
        }
        assertThat(allowed).isEmpty();
        assertThat(succeeds(log.asOwner(), "UPDATE entries SET entry = entry")).isFalse();
        assertThat(log.number("SELECT count(*) FROM entries")).isEqualTo(300);
    }

    private static boolean succeeds(Connection connection, String sql) throws SQLException {
        try (connection;
                var statement = connection.createStatement()) {
            statement.execute(sql);
            return true;
        } catch (SQLException refused) {
            return false;
        }
    }

    private kz.tumar.audit.tree.TreeHash recomputed(long size) throws SQLException {
        CompactRange range = CompactRange.empty();
        try (Connection connection = log.asService()) {
            EntryRows.read(connection, 0, size, (_, entry) -> range.append(Rfc6962.leaf(entry)));
        }
        return range.root();
    }

    private void requireNumbersWithoutGaps(long size) throws SQLException, IOException {
        ObjectMapper json = new ObjectMapper();
        Map<String, Long> last = new HashMap<>();
        List<byte[]> entries = new ArrayList<>();
        try (Connection connection = log.asService()) {
            EntryRows.read(connection, 0, size, (_, entry) -> entries.add(entry));
        }
        for (byte[] bytes : entries) {
            JsonNode entry = json.readTree(bytes);
            long number = entry.path("subjectSeq").asLong();
            assertThat(number)
                    .isEqualTo(last.merge(entry.path("event").path("subject").asText(), 1L, Long::sum));
        }
    }
}
