package kz.tumar.audit.sequence;

import static kz.tumar.audit.sequence.LogWorkbench.events;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import kz.tumar.audit.Clause;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.checkpoint.LastSigned;
import kz.tumar.audit.ledger.EntryRows;
import kz.tumar.audit.sequence.LogState.Condition;
import kz.tumar.audit.sequence.LogWorkbench.Log;
import kz.tumar.audit.tree.CompactRange;
import kz.tumar.audit.tree.ProofMaking;
import kz.tumar.audit.tree.Rfc6962;
import kz.tumar.audit.tree.TreeHash;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// What breaks under the log: every write that fails, or fails but persists; death at any step; a full disk; a database
/// put back as it was; a topic made anew. Whatever it is, no fact is lost or doubled, and nothing signed is unsaid.
@Clause("2.8")
final class FaultsTest {
    @TempDir
    Path folder;

    private LogWorkbench log;
    private long expected;
    private int round;

    @BeforeEach
    void open() {
        log = new LogWorkbench(folder);
    }

    @AfterEach
    void close() {
        log.close();
    }

    /// Publishes facts that were never there before.
    private void publish(int count) {
        log.publish(round % 2 == 0 ? log.first : log.second, events("r" + round + "-", count));
        round++;
        expected += count;
    }

    private void requireWhole(Log running) throws SQLException {
        Checkpoint checkpoint = running.awaitSigned(expected);
        assertThat(checkpoint.size()).isEqualTo(expected);
        assertThat(recomputed()).isEqualTo(checkpoint.root());
        assertThat(log.number("SELECT count(*) FROM identities")).isEqualTo(expected);
        assertThat(log.number("SELECT count(*) FROM (SELECT 1 FROM entries GROUP BY subject"
                        + " HAVING max(subject_seq) <> count(*) OR min(subject_seq) <> 1) AS gaps"))
                .as("each subject's numbers are without gaps")
                .isZero();
    }

    private TreeHash recomputed() throws SQLException {
        CompactRange range = CompactRange.empty();
        try (Connection connection = log.asService()) {
            EntryRows.read(connection, 0, expected, (_, entry) -> range.append(Rfc6962.leaf(entry)));
        }
        return range.root();
    }

    @Test
    void everyWriteFails_andFailsButPersists_andTheLogGoesOn() throws SQLException {
        AtomicReference<FaultPoints.Point> armed = new AtomicReference<>();
        Log running = log.start(reached -> {
            if (armed.compareAndSet(reached, null)) {
                throw new IllegalStateException("failed at " + reached);
            }
        });
        publish(60);
        requireWhole(running);
        for (FaultPoints.Point point : FaultPoints.Point.values()) {
            armed.set(point);
            publish(60);
            requireWhole(running);
            assertThat(armed.get()).as("%s was reached", point).isNull();
        }
    }

    @ParameterizedTest
    @EnumSource(value = LostCommits.Loss.class, names = "NONE", mode = Mode.EXCLUDE)
    void aCommitOfWhichNobodyKnows_isFoundOut(LostCommits.Loss loss) throws SQLException {
        LostCommits commits = new LostCommits(log::asService);
        Log running = log.start(commits);
        publish(60);
        requireWhole(running);

        commits.lose(loss);
        publish(300);

        requireWhole(running);
        assertThat(commits.happened()).isTrue();
        assertThat(running.state().repeated())
                .as("offsets and entries go together")
                .isZero();
    }

    @Test
    void killedAtAnyStep_theNextProcessGoesOn() throws Exception {
        for (FaultPoints.Point point : FaultPoints.Point.values()) {
            publish(40);
            Process doomed = log.startDoomed(point, folder.resolve(point + ".log"));
            assertThat(doomed.waitFor(60, TimeUnit.SECONDS)).as("%s", point).isTrue();
            assertThat(doomed.exitValue()).as("SIGKILL at %s", point).isEqualTo(137);
        }

        requireWhole(log.start());
    }

    @ParameterizedTest
    @EnumSource(Full.class)
    void aFullDisk_isAnOutage_andNothingIsHalfWritten(Full full) throws SQLException {
        Log running = log.start();
        publish(60);
        requireWhole(running);
        log.database()
                .asOwner("CREATE FUNCTION full_disk() RETURNS trigger LANGUAGE plpgsql AS"
                        + " $$ BEGIN RAISE EXCEPTION 'could not extend file: No space left on device'"
                        + " USING ERRCODE = 'disk_full'; END $$");
        log.database().asOwner(full.trigger);

        publish(300);
        running.awaitCondition(Condition.Outage.class);
        assertThat(log.number("SELECT size FROM sequencer")).isEqualTo(60);
        assertThat(log.number("SELECT count(*) FROM entries")).isEqualTo(60);
        log.database().asOwner("DROP FUNCTION full_disk() CASCADE");

        requireWhole(running);
    }

    /// Where a server that has no room left says so.
    enum Full {
        WHILE_WRITING("CREATE TRIGGER full_disk BEFORE INSERT ON batches EXECUTE FUNCTION full_disk()"),
        WHILE_COMMITTING("CREATE CONSTRAINT TRIGGER full_disk AFTER INSERT ON batches DEFERRABLE INITIALLY DEFERRED"
                + " FOR EACH ROW EXECUTE FUNCTION full_disk()");

        private final String trigger;

        Full(String trigger) {
            this.trigger = trigger;
        }
    }

    @Test
    void anOlderDatabasePutBack_signsNothing_andRecoversEverySignedRoot() throws SQLException {
        List<Checkpoint> signed = new ArrayList<>();
        Log before = log.start();
        publish(400);
        signed.add(before.awaitSigned(expected));
        before.sequencer().close();
        log.database().backUp();
        Log later = log.start();
        for (int i = 0; i < 3; i++) {
            publish(300);
            signed.add(later.awaitSigned(expected));
        }
        later.sequencer().close();
        log.database().restore();

        Log restored = log.start();
        assertThat(restored.awaitRefusal()).isEqualTo(Refusal.BEHIND_SIGNED);
        assertThat(log.number("SELECT size FROM sequencer")).isEqualTo(400);
        log.publish(log.first, events("more", 50));
        expected += 50;
        assertThat(restored.state().served()).as("nothing is signed meanwhile").isEmpty();

        restored.sequencer().recover();
        requireWhole(restored);

        for (Checkpoint checkpoint : signed) {
            assertThat(new ProofMaking(log.tree()).root(checkpoint.size())).isEqualTo(checkpoint.root());
        }
    }

    @Test
    void whatWasSignedAndNeverPublished_isForgottenByRecovering_andNeverSignedOtherwiseByAccident()
            throws SQLException {
        Log before = log.start();
        publish(30);
        Checkpoint signed = before.awaitSigned(30);
        before.sequencer().close();
        LastSigned last = new LastSigned(log.keyFile());
        last.write(new Checkpoint(signed.origin(), 31, Rfc6962.emptyRoot()));

        Log after = log.start();
        assertThat(after.awaitRefusal()).isEqualTo(Refusal.BEHIND_SIGNED);
        after.sequencer().recover();
        after.awaitCondition(Condition.Following.class);
        assertThat(last.read()).contains(signed);

        last.write(new Checkpoint(signed.origin(), 41, Rfc6962.emptyRoot()));
        publish(11);
        assertThat(after.awaitRefusal()).isEqualTo(Refusal.OTHER_THAN_SIGNED);
    }

    @Test
    void aTopicMadeAnew_isReadFromItsBeginning_andWhatIsKnownEntersOnce() throws SQLException {
        List<String> facts = events("kept", 200);
        log.publish(log.second, facts);
        expected += 200;
        Log running = log.start();
        requireWhole(running);

        log.recreate(log.second, 1);
        log.publish(log.second, facts.subList(100, 200));
        log.publish(log.second, events("new", 70));
        expected += 70;

        requireWhole(running);
        await().atMost(LogWorkbench.PATIENCE).until(() -> running.state().repeated() == 100);
        assertThat(running.state().reread()).isPositive();
        assertThat(log.alarms).isEmpty();
    }
}
