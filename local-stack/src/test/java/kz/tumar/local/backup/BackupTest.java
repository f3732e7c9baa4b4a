package kz.tumar.local.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import kz.tumar.local.database.EmbeddedPostgres18;
import kz.tumar.local.database.PostgresAccess;
import kz.tumar.local.database.PreparingDatabases;
import kz.tumar.local.database.ServiceDatabase;
import kz.tumar.local.folder.DataFolder;
import kz.tumar.local.folder.LoopbackPorts;
import kz.tumar.local.stack.StackRefused;
import kz.tumar.vault.Category;
import kz.tumar.vault.Opener;
import kz.tumar.vault.OpeningReason;
import kz.tumar.vault.Subject;
import kz.tumar.vault.Vault;
import kz.tumar.vault.VaultLimits;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that is written to meanwhile is backed up, read on trial, and put back, whole or one database of it.
class BackupTest {
    private static final Category IDENTITY = new Category("client.identity");

    @TempDir
    Path root;

    private DataFolder folder;
    private EmbeddedPostgres18 server;

    @BeforeEach
    void start() throws Exception {
        folder = new DataFolder(root.resolve("data"));
        up();
        PreparingDatabases.apply(access());
        for (ServiceDatabase database : ServiceDatabase.values()) {
            run(database, """
                    CREATE TABLE flyway_schema_history (version text, checksum int, success boolean);
                    INSERT INTO flyway_schema_history VALUES ('1', 7, true);
                    CREATE TABLE entry (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, what text NOT NULL);
                    CREATE TABLE about (entry bigint NOT NULL REFERENCES entry (id));
                    INSERT INTO entry (what) VALUES ('before');
                    INSERT INTO about VALUES (1)""");
        }
        run(ServiceDatabase.CONSENT, migration());
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void backup_whileTheServerIsWrittenTo_isOnePointInTime_andStandsATrial() throws Exception {
        String ref = seal("planted");
        var stop = new AtomicBoolean();
        try (var writers = Executors.newSingleThreadExecutor()) {
            Future<Integer> written = writers.submit(() -> write(stop));
            Backup backup;
            try {
                backup = TakingBackup.take(access(), data(), root.resolve("backups"));
            } finally {
                stop.set(true);
            }
            assertThat(written.get()).isPositive();

            var trials = TryingBackup.on(Backup.read(root.resolve("backups")), folder, access());

            assertThat(trials).containsOnlyKeys("consent-service");
            assertThat(trials.values()).allMatch(trial -> trial.valuesRead() == 1);
            assertThat(count(ServiceDatabase.CONSENT, "vault_trial WHERE taken_at = '" + backup.takenAt() + "'"))
                    .isEqualTo(1);
            assertThat(folder.root().resolve("restored-backup")).doesNotExist();
            try (var files = Files.walk(backup.folder())) {
                assertThat(files.filter(path -> path.toString().contains("keyring")))
                        .isEmpty();
            }
        }
        assertThat(ref).startsWith("v-");
    }

    @Test
    void restore_ofEverything_bringsBackWhatWas_andNothingLater() throws Exception {
        Backup backup = TakingBackup.take(access(), data(), root.resolve("backups"));
        run(ServiceDatabase.CONSENT, "INSERT INTO entry (what) VALUES ('later')");
        server.close();

        RestoringServer.from(Backup.read(backup.folder()), folder);

        up();
        assertThat(count(ServiceDatabase.CONSENT, "entry")).isEqualTo(1);
        assertThat(folder.postgres().resolve("data.replaced")).doesNotExist();
    }

    @Test
    void restore_thatWasKilledBeforeItStartedOnce_isRefusedToBeServed_andRepeatedFromWhatWas() throws Exception {
        Backup backup = TakingBackup.take(access(), data(), root.resolve("backups"));
        run(ServiceDatabase.CONSENT, "INSERT INTO entry (what) VALUES ('later')");
        server.close();
        Files.move(data(), data().resolveSibling("data.replaced"));
        DataFolder.privateDirectory(data());

        assertThatThrownBy(() -> RestoringServer.refuseInterrupted(folder))
                .isInstanceOf(StackRefused.class)
                .hasMessageContaining("interrupted");
        RestoringServer.from(backup, folder);

        RestoringServer.refuseInterrupted(folder);
        up();
        assertThat(count(ServiceDatabase.CONSENT, "entry")).isEqualTo(1);
    }

    @Test
    void restore_ofOneService_leavesTheOthers_andGoesOnCounting() throws Exception {
        run(ServiceDatabase.CONSENT, "INSERT INTO entry (what) VALUES ('also before')");
        Backup backup = TakingBackup.take(access(), data(), root.resolve("backups"));
        for (ServiceDatabase database : List.of(ServiceDatabase.CONSENT, ServiceDatabase.AUDIT)) {
            run(database, "INSERT INTO entry (what) VALUES ('later'); DELETE FROM about");
        }
        server.close();

        RestoringDatabase.from(Backup.read(backup.folder()), folder, ServiceDatabase.CONSENT);

        up();
        assertThat(count(ServiceDatabase.CONSENT, "entry")).isEqualTo(2);
        assertThat(count(ServiceDatabase.CONSENT, "about")).isEqualTo(1);
        assertThat(count(ServiceDatabase.AUDIT, "entry")).isEqualTo(2);
        assertThat(count(ServiceDatabase.AUDIT, "about")).isZero();
        run(ServiceDatabase.CONSENT, "INSERT INTO entry (what) VALUES ('next')");
        assertThat(count(ServiceDatabase.CONSENT, "entry WHERE id = 3")).isEqualTo(1);
    }

    @Test
    void restore_ofAnotherVersion_isRefused_andChangesNothing() throws Exception {
        Backup backup = TakingBackup.take(access(), data(), root.resolve("backups"));
        run(ServiceDatabase.CONSENT, "INSERT INTO flyway_schema_history VALUES ('2', 8, true)");
        server.close();

        assertThatThrownBy(() -> RestoringDatabase.from(backup, folder, ServiceDatabase.CONSENT))
                .isInstanceOf(StackRefused.class)
                .hasMessageContaining("another version");

        up();
        assertThat(count(ServiceDatabase.CONSENT, "flyway_schema_history")).isEqualTo(2);
    }

    @Test
    void damagedBackup_isRefused() throws Exception {
        Backup backup = TakingBackup.take(access(), data(), root.resolve("backups"));
        Path file = backup.data().resolve(backup.files().firstKey());
        Files.write(file, new byte[] {1});

        assertThatThrownBy(() -> Backup.read(backup.folder()))
                .isInstanceOf(StackRefused.class)
                .hasMessageContaining("was changed");
        assertThatThrownBy(() -> Backup.read(root.resolve("nowhere"))).isInstanceOf(StackRefused.class);
    }

    private int write(AtomicBoolean stop) throws SQLException {
        int written = 0;
        while (!stop.get()) {
            run(
                    ServiceDatabase.CONSENT,
                    "INSERT INTO entry (what) SELECT repeat('x', 500) FROM generate_series(1, 100)");
            written++;
        }
        return written;
    }

    private String seal(String value) throws SQLException {
        try (Connection connection = access().connect(ServiceDatabase.CONSENT, "consent")) {
            connection.setAutoCommit(false);
            Vault vault = Vault.start(
                    connection,
                    folder.keys().resolve("consent-service.keyring"),
                    "consent-service",
                    VaultLimits.defaults(),
                    InstantSource.system());
            connection.commit();
            var sealed = vault.seal(
                    connection,
                    new Subject("s-00000000000000000000000000"),
                    IDENTITY,
                    value.getBytes(StandardCharsets.UTF_8),
                    Set.of());
            vault.open(connection, sealed.ref(), new OpeningReason("test"), new Opener("test"));
            connection.commit();
            return sealed.ref().value();
        }
    }

    private void up() {
        server = EmbeddedPostgres18.start(
                folder.postgres(), LoopbackPorts.free(), folder.secrets(), ProcessBuilder.Redirect.DISCARD);
    }

    private PostgresAccess access() {
        return server.access();
    }

    private Path data() {
        return folder.postgres().resolve("data");
    }

    private void run(ServiceDatabase database, String sql) throws SQLException {
        try (Connection connection = access().connect(database, database.ownerRole());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private long count(ServiceDatabase database, String from) throws SQLException {
        try (Connection connection = access().connect(database, database.ownerRole());
                Statement statement = connection.createStatement();
                var rows = statement.executeQuery("SELECT count(*) FROM " + from)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static String migration() {
        try (var in = Vault.class.getResourceAsStream("/db/vault/V0100__vault.sql")) {
            return new String(java.util.Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
