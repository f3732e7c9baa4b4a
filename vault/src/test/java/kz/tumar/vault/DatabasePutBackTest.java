package kz.tumar.vault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.Period;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A database from before an epoch began: the backups from between need the keys that it doesn't know of.
class DatabasePutBackTest {
    private static final Instant START = Instant.parse("2026-11-23T20:00:00Z");
    private static final Duration NIGHT = Duration.ofDays(1);
    private static final Period WEEK = Period.ofDays(7);

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
    void putBackBeforeAStart_keepsTheKeysOfLaterEpochs_untilTheyAreRetiredByTheRule() throws Exception {
        Database before = database.copied();
        Between between = secondEpoch();

        database = before;
        vault = startOn(before);

        keysOfBetweenGoByTheRule(between);
    }

    @Test
    void putBackUnderARunningService_keepsTheKeysOfLaterEpochs_untilTheyAreRetiredByTheRule() throws Exception {
        Database before = database.copied();
        Between between = secondEpoch();

        database = before;

        keysOfBetweenGoByTheRule(between);
    }

    @Test
    void turnThatFailedAfterTheFile_isTakenUpAgain_withTheKeysThatTheFileHas() {
        now = START.plus(NIGHT);
        assertThatThrownBy(() -> vault.epochs()
                        .turn(
                                new KeyEpochs.InTransaction() {
                                    @Override
                                    public <T> T call(KeyEpochs.Work<T> work) throws SQLException {
                                        try (Connection lost = database.begin()) {
                                            work.on(lost);
                                            throw new SQLException("killed");
                                        }
                                    }
                                },
                                NIGHT,
                                WEEK))
                .hasMessage("killed");
        byte[] begun = ring().epoch(2).wrappingKey();

        assertThat(turn().begun()).isFalse();

        assertThat(ring().epoch(2).wrappingKey()).isEqualTo(begun);
        assertThat(numbers()).containsExactly(1, 2);
    }

    /// A backup of the second epoch, and what was sealed in it.
    private record Between(Database backup, VaultRef ref) {}

    private Between secondEpoch() throws Exception {
        now = START.plus(NIGHT);
        turn();
        VaultRef ref = database.inTransaction(c -> vault.seal(
                        c, Some.subject(), Some.IDENTITY, "from between".getBytes(StandardCharsets.UTF_8), Set.of())
                .ref());
        return new Between(database.copied(), ref);
    }

    private void keysOfBetweenGoByTheRule(Between between) throws Exception {
        now = START.plus(NIGHT.multipliedBy(2));
        turn();
        Instant settled = now;
        assertThat(numbers()).containsExactly(1, 2, 3);
        assertThat(opened(between)).isEqualTo("from between");

        tried(settled);
        now = settled.plus(Duration.ofDays(7)).minusSeconds(1);
        turn();
        assertThat(numbers()).as("a backup that needs it is kept").contains(2);
        assertThat(opened(between)).isEqualTo("from between");

        now = settled.plus(Duration.ofDays(7));
        assertThat(turn().destroyed()).contains(2);
        assertThatThrownBy(() -> opened(between)).isInstanceOf(KeyRingException.EpochAbsent.class);
    }

    private KeyEpochs.Turn turn() {
        try {
            return vault.epochs()
                    .turn(
                            new KeyEpochs.InTransaction() {
                                @Override
                                public <T> T call(KeyEpochs.Work<T> work) throws SQLException {
                                    try (Connection connection = database.begin()) {
                                        T result = work.on(connection);
                                        connection.commit();
                                        return result;
                                    }
                                }
                            },
                            NIGHT,
                            WEEK);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private void tried(Instant takenAt) throws Exception {
        database.inTransaction(c -> {
            vault.epochs().tried(c, new BackupTrial(takenAt, ring().current().number(), 1, 1));
            return true;
        });
    }

    private List<Integer> numbers() {
        return ring().epochs().stream().map(Epoch::number).toList();
    }

    private KeyRing ring() {
        return new KeyRingFile(folder.resolve("keys.ring")).read();
    }

    private Vault startOn(Database any) throws Exception {
        return any.inTransaction(
                c -> Vault.start(c, folder.resolve("keys.ring"), "consent-service", VaultLimits.defaults(), () -> now));
    }

    private String opened(Between between) throws Exception {
        Database copy = between.backup().copied();
        Vault restored = startOn(copy);
        try (Connection connection = copy.begin();
                Opened opened = (Opened) restored.open(connection, between.ref(), Some.REASON, Some.OFFICER)) {
            return new String(opened.value(), StandardCharsets.UTF_8);
        }
    }
}
