package kz.tumar.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.Period;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import kz.tumar.vault.DestructionHorizon.WaitsFor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How one epoch follows another, and what its end does to backups.
class KeyEpochsTest {
    private static final Instant START = Instant.parse("2026-11-23T20:00:00Z");
    private static final Duration NIGHT = Duration.ofDays(1);
    private static final Period WEEK = Period.ofDays(7);
    private static final IndexTerm IIN = new IndexTerm("iin", "990101399994");

    @TempDir
    Path folder;

    private Database database;
    private Instant now = START;
    private Vault vault;

    @BeforeEach
    void start() throws Exception {
        database = Database.migrated();
        vault = startOn(database);
    }

    @Test
    void turn_beforeTheEpochsEnd_changesNothing() throws Exception {
        seal(Some.subject(), "one");
        now = START.plus(NIGHT).minusSeconds(1);

        assertThat(turn()).isEqualTo(new KeyEpochs.Turn(false, 0, 0, Optional.empty()));
        assertThat(ring().epochs()).hasSize(1);
    }

    @Test
    void turn_atTheEpochsEnd_bringsEverythingLivingUnderTheNext() throws Exception {
        Subject subject = Some.subject();
        VaultRef ref = seal(subject, "one");
        now = START.plus(NIGHT);

        assertThat(turn()).isEqualTo(new KeyEpochs.Turn(true, 1, 0, Optional.empty()));

        assertThat(text(vault, ref)).isEqualTo("one");
        assertThat(found(vault)).containsExactly(new Found(ref, subject));
        assertThat(database.count("vault_data_key WHERE epoch = 2")).isEqualTo(1);
        assertThat(database.count("vault_index WHERE epoch = 2")).isEqualTo(1);
        assertThat(waits()).containsExactly(WaitsFor.BACKUPS, WaitsFor.ITS_END);
    }

    @Test
    void turn_killedAfterAnyOfItsTransactions_goesOnAndEndsTheSame() throws Exception {
        for (int kept = 0; kept < 12; kept++) {
            database = Database.migrated();
            Files.deleteIfExists(folder.resolve("keys.ring"));
            now = START;
            vault = startOn(database);
            VaultRef ref = seal(Some.subject(), "one");
            now = START.plus(NIGHT);

            killedAfter(kept);
            vault = startOn(database);
            turn();

            assertThat(text(vault, ref)).as("killed after %s", kept).isEqualTo("one");
            assertThat(found(vault)).as("killed after %s", kept).hasSize(1);
            assertThat(ring().current().number()).isEqualTo(2);
            assertThat(waits()).containsExactly(WaitsFor.BACKUPS, WaitsFor.ITS_END);
        }
    }

    @Test
    void keys_goOnlyWhenNothingStandsUnderThem_noBackupNeedsThem_andOneWithoutThemWasRead() throws Exception {
        seal(Some.subject(), "one");
        now = START.plus(NIGHT);
        turn();
        Instant settled = now;

        now = settled.plus(Duration.ofDays(7)).minusSeconds(1);
        tried(settled);
        assertThat(turn().destroyed()).as("a backup that needs them is kept").isEmpty();
        database.tamper("DELETE FROM vault_trial");

        now = settled.plus(Duration.ofDays(7));
        assertThat(turn().destroyed()).as("no backup was tried").isEmpty();
        assertThat(waits().getFirst()).isEqualTo(WaitsFor.TRIAL);

        tried(settled.minusSeconds(1));
        assertThat(turn().destroyed()).as("the backup tried may need them").isEmpty();

        database.tamper("INSERT INTO vault_trial (taken_at, tried_at, oldest_epoch, keys_read, values_read)"
                + " VALUES ('" + settled + "', '" + settled + "', 1, 1, 1)");
        assertThat(turn().destroyed()).as("the backup tried needed them").isEmpty();

        byte[] first = ring().epoch(1).wrappingKey();
        byte[] secret = ring().secret();
        tried(settled);
        assertThat(turn().destroyed()).contains(1);
        assertThat(ring().epochs()).noneMatch(epoch -> epoch.number() == 1);
        assertThat(ring().secret()).as("what is signed outlives epochs").isEqualTo(secret);
        assertThat(Files.readString(folder.resolve("keys.ring")))
                .doesNotContain(Base64.getEncoder().encodeToString(first));
    }

    @Test
    void restoredBackup_afterTheEpochsEnd_cannotOpenWhatWasDestroyed_andOpensItsNeighbour() throws Exception {
        Subject person = Some.subject();
        VaultRef destroyed = seal(person, "planted");
        VaultRef neighbour = seal(Some.subject(), "neighbour");
        Database before = database.copied();
        database.inTransaction(c -> vault.destroyCategory(c, person, Some.IDENTITY));
        assertThat(text(before, startOn(before), destroyed))
                .as("within the horizon only a replay protects")
                .isEqualTo("planted");

        now = START.plus(NIGHT);
        turn();
        Database after = database.copied();
        try (Connection restored = after.begin()) {
            var trial = BackupTrial.of(restored, folder.resolve("keys.ring"), "consent-service", now, 100);
            assertThat(trial).isEqualTo(new BackupTrial(now, 2, 1, 1));
            database.inTransaction(c -> {
                vault.epochs().tried(c, trial);
                return true;
            });
        }
        now = now.plus(Duration.ofDays(7));
        assertThat(turn().destroyed()).contains(1);

        assertThat(text(after, startOn(after), neighbour)).isEqualTo("neighbour");
        assertThat(after.<Opening>inTransaction(c -> startOn(after).open(c, destroyed, Some.REASON, Some.OFFICER)))
                .isInstanceOf(Gone.class);
        Vault old = startOn(before);
        assertThatThrownBy(() -> text(before, old, destroyed)).isInstanceOf(KeyRingException.EpochAbsent.class);
    }

    @Test
    void anotherInstance_learnsOfANewEpoch_andForgetsADestroyedOne() throws Exception {
        Vault other = startOn(database);
        VaultRef ref = seal(Some.subject(), "one");
        now = START.plus(NIGHT);
        turn();

        assertThat(found(other)).hasSize(1);
        VaultRef second =
                database.inTransaction(c -> other.seal(c, Some.subject(), Some.CONTACT, Some.bytes("two"), Set.of())
                        .ref());
        assertThat(database.count("vault_data_key WHERE epoch = 2")).isEqualTo(2);
        tried(now);
        now = now.plus(Duration.ofDays(7));
        turn();

        assertThat(text(other, ref)).isEqualTo("one");
        assertThat(text(other, second)).isEqualTo("two");
        assertThat(other.toString()).contains("epochs=[2, 3]");
    }

    @Test
    void sealThatIsNotCommittedYet_isWaitedFor_beforeTheNextEpochBegins() throws Exception {
        now = START.plus(NIGHT);
        try (var other = Executors.newSingleThreadExecutor();
                Connection sealing = database.begin()) {
            vault.seal(sealing, Some.subject(), Some.IDENTITY, Some.bytes("one"), Set.of(IIN));
            Future<KeyEpochs.Turn> turning = other.submit(this::turn);
            while (!turning.isDone() && database.count("pg_locks WHERE NOT granted AND locktype = 'advisory'") == 0) {
                Thread.onSpinWait();
            }
            sealing.commit();

            assertThat(turning.get().rewrapped()).isEqualTo(1);
        }
        assertThat(database.count("vault_data_key WHERE epoch = 1")).isZero();
        assertThat(database.count("vault_index WHERE epoch = 1")).isZero();
    }

    @Test
    void sealing_whileEpochsTurn_losesNothingAndLeavesNothingBehind() throws Exception {
        var refs = new ArrayList<Future<List<VaultRef>>>();
        var stop = new AtomicBoolean();
        try (var sealers = Executors.newFixedThreadPool(4)) {
            for (int i = 0; i < 4; i++) {
                Vault instance = startOn(database);
                refs.add(sealers.submit(() -> {
                    var mine = new ArrayList<VaultRef>();
                    while (!stop.get()) {
                        mine.add(database.inTransaction(
                                c -> instance.seal(c, Some.subject(), Some.IDENTITY, Some.bytes("one"), Set.of(IIN))
                                        .ref()));
                    }
                    return mine;
                }));
            }
            for (int night = 1; night <= 5; night++) {
                now = START.plus(NIGHT.multipliedBy(night));
                assertThat(turn().begun()).isTrue();
            }
            stop.set(true);
        }
        turn();
        assertThat(database.count("vault_epoch WHERE settled_at IS NULL")).isEqualTo(1);
        assertThat(database.count("vault_data_key WHERE epoch < 6")).isZero();
        assertThat(database.count("vault_index WHERE epoch < 6")).isZero();
        for (Future<List<VaultRef>> mine : refs) {
            assertThat(mine.get()).isNotEmpty();
            for (VaultRef ref : mine.get()) {
                assertThat(text(vault, ref)).isEqualTo("one");
            }
        }
    }

    @Test
    void damagedKey_keepsItsEpochAlive_andIsCounted() throws Exception {
        Subject subject = Some.subject();
        VaultRef ref = seal(Some.subject(), "whole");
        seal(subject, "damaged");
        database.tamper("UPDATE vault_data_key SET wrapped = 'x' WHERE subject = '" + subject.ref() + "'");
        now = START.plus(NIGHT);

        assertThat(turn().unreadable()).isEqualTo(2);

        assertThat(waits()).containsExactly(WaitsFor.REWRAPPING, WaitsFor.ITS_END);
        assertThat(text(vault, ref)).isEqualTo("whole");
        assertThat(database.count("vault_data_key WHERE epoch = 2")).isEqualTo(1);
    }

    @Test
    void olderCopyOfTheRing_isRefused() throws Exception {
        byte[] old = Files.readAllBytes(folder.resolve("keys.ring"));
        now = START.plus(NIGHT);
        turn();
        Files.write(folder.resolve("keys.ring"), old);

        assertThatThrownBy(() -> startOn(database)).isInstanceOf(KeyRingException.Outdated.class);
    }

    @Test
    void copyOfTheRingWithADestroyedEpoch_losesItAgain() throws Exception {
        now = START.plus(NIGHT);
        turn();
        byte[] withFirst = Files.readAllBytes(folder.resolve("keys.ring"));
        tried(now);
        now = now.plus(Duration.ofDays(7));
        assertThat(turn().destroyed()).contains(1);
        int newest = ring().current().number();
        Files.write(folder.resolve("keys.ring"), withFirst);
        database.tamper("DELETE FROM vault_epoch WHERE number > 2");
        assertThat(newest).isGreaterThan(2);

        startOn(database);

        assertThat(ring().oldest().number()).isEqualTo(2);
    }

    @Test
    void trialOfADatabaseThatIsNotTheRings_isNone() throws Exception {
        Database empty = Database.migrated();
        try (Connection other = empty.begin()) {
            assertThatThrownBy(() -> BackupTrial.of(other, folder.resolve("keys.ring"), "consent-service", now, 1))
                    .isInstanceOf(KeyRingException.Foreign.class);
        }
    }

    @Test
    void start_whileAnEpochBegins_waitsForIt() throws Exception {
        now = START.plus(NIGHT);
        try (var other = Executors.newSingleThreadExecutor();
                Connection beginning = database.begin()) {
            LivingRing.lockAlone(beginning);
            Future<Vault> starting = other.submit(() -> startOn(database));
            while (!starting.isDone() && database.count("pg_locks WHERE NOT granted AND locktype = 'advisory'") == 0) {
                Thread.onSpinWait();
            }
            assertThat(starting.isDone()).isFalse();
            beginning.commit();
            assertThat(starting.get()).isNotNull();
        }
    }

    @Test
    void horizon_saysHowManyReachHowFar() throws Exception {
        Subject person = Some.subject();
        seal(person, "one");
        database.inTransaction(c -> vault.destroyCategory(c, person, Some.IDENTITY));

        assertThat(horizon())
                .singleElement()
                .satisfies(reach -> assertThat(reach.categories()).isEqualTo(1))
                .satisfies(reach -> assertThat(reach.goneBy()).isEqualTo(START.plus(Duration.ofDays(8))))
                .satisfies(reach -> assertThat(reach.waitsFor()).isEqualTo(WaitsFor.ITS_END));
    }

    private KeyEpochs.Turn turn() throws SQLException {
        return vault.epochs().turn(this::committed, NIGHT, WEEK);
    }

    private <T> T committed(KeyEpochs.Work<T> work) throws SQLException {
        try (Connection connection = database.begin()) {
            T result = work.on(connection);
            connection.commit();
            return result;
        }
    }

    /// A turn whose process dies in the transaction after this many, before it commits.
    private void killedAfter(int kept) {
        var calls = new AtomicInteger();
        try {
            vault.epochs()
                    .turn(
                            new KeyEpochs.InTransaction() {
                                @Override
                                public <T> T call(KeyEpochs.Work<T> work) throws SQLException {
                                    try (Connection connection = database.begin()) {
                                        T result = work.on(connection);
                                        if (calls.incrementAndGet() > kept) {
                                            throw new SQLException("killed");
                                        }
                                        connection.commit();
                                        return result;
                                    }
                                }
                            },
                            NIGHT,
                            WEEK);
        } catch (SQLException killed) {
            assertThat(killed.getMessage()).isEqualTo("killed");
        }
    }

    private void tried(Instant takenAt) throws Exception {
        database.inTransaction(c -> {
            vault.epochs().tried(c, new BackupTrial(takenAt, ring().current().number(), 1, 1));
            return true;
        });
    }

    private List<DestructionHorizon> horizon() throws Exception {
        return database.inTransaction(c -> vault.epochs().horizon(c, NIGHT, WEEK));
    }

    private List<WaitsFor> waits() throws Exception {
        return horizon().stream().map(DestructionHorizon::waitsFor).toList();
    }

    private KeyRing ring() {
        return new KeyRingFile(folder.resolve("keys.ring")).read();
    }

    private Vault startOn(Database any) throws Exception {
        InstantSource clock = () -> now;
        return any.inTransaction(
                c -> Vault.start(c, folder.resolve("keys.ring"), "consent-service", VaultLimits.defaults(), clock));
    }

    private VaultRef seal(Subject subject, String value) throws Exception {
        return database.inTransaction(c -> vault.seal(c, subject, Some.IDENTITY, Some.bytes(value), Set.of(IIN))
                .ref());
    }

    private List<Found> found(Vault instance) throws Exception {
        return database.inTransaction(c -> instance.find(c, Some.IDENTITY, IIN));
    }

    private String text(Vault instance, VaultRef ref) throws Exception {
        return text(database, instance, ref);
    }

    private static String text(Database any, Vault instance, VaultRef ref) throws Exception {
        try (Connection connection = any.begin();
                Opened opened = (Opened) instance.open(connection, ref, Some.REASON, Some.OFFICER)) {
            return new String(opened.value(), StandardCharsets.UTF_8);
        }
    }
}
