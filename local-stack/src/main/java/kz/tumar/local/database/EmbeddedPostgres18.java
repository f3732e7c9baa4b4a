package kz.tumar.local.database;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import kz.tumar.local.folder.FolderLock;
import kz.tumar.local.folder.LoopbackPorts;
import kz.tumar.local.folder.Secrets;

/// A real PostgreSQL 18 on the loopback address, as durable as in production: a commit that was answered survives a
/// crash. Logins need a password; data is kept across restarts.
///
/// A postmaster whose owner was killed is stopped first, so a restart on the same folder always succeeds.
public final class EmbeddedPostgres18 implements AutoCloseable {

    /// It complains at length of a server that was stopped already.
    private static final Logger COMPLAINING = Logger.getLogger(EmbeddedPostgres.class.getName());

    private static final Duration START_LIMIT = Duration.ofSeconds(90);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(60);

    private final EmbeddedPostgres server;
    private final Postmaster postmaster;
    private final FolderLock lock;
    private final PostgresAccess access;

    private EmbeddedPostgres18(EmbeddedPostgres server, Postmaster postmaster, FolderLock lock, PostgresAccess access) {
        this.server = server;
        this.postmaster = postmaster;
        this.lock = lock;
        this.access = access;
    }

    /// Starts the server and returns when it answers queries.
    ///
    /// @param log where the server's own messages go
    /// @throws IllegalStateException when another owner runs a server on the folder; that one is unharmed
    public static EmbeddedPostgres18 start(Path folder, int port, Secrets secrets, ProcessBuilder.Redirect log) {
        var lock = FolderLock.take(folder.resolve(".owner.lock"))
                .orElseThrow(() -> new IllegalStateException(
                        "Another PostgreSQL runs on %s; stop it first or choose another folder.".formatted(folder)));
        try {
            var data = folder.resolve("data");
            var program = UnpackedProgram.ofUser(folder.resolve("program"));
            Postmaster.of(data).ifPresent(orphan -> orphan.stop(STOP_LIMIT));
            Postmaster.endLeftovers(data, STOP_LIMIT);
            var access = PostgresAccess.local(port, secrets);
            var server = started(builder(data, program, port, access, log), program);
            var postmaster = Postmaster.of(data)
                    .orElseThrow(() -> new IllegalStateException("PostgreSQL left no postmaster.pid in " + data));
            return new EmbeddedPostgres18(server, postmaster, lock, access);
        } catch (IOException startFailed) {
            lock.close();
            throw new UncheckedIOException("PostgreSQL didn't start on " + folder, startFailed);
        } catch (RuntimeException | Error startFailed) {
            lock.close();
            throw startFailed;
        }
    }

    public PostgresAccess access() {
        return access;
    }

    /// The server's main process, which ends by itself when it crashes or is killed.
    public ProcessHandle process() {
        return postmaster.process();
    }

    @Override
    public void close() {
        try (lock) {
            postmaster.stop(STOP_LIMIT);
            Level before = COMPLAINING.getLevel();
            COMPLAINING.setLevel(Level.OFF);
            server.close();
            COMPLAINING.setLevel(before);
        } catch (IOException stopFailed) {
            throw new UncheckedIOException(stopFailed);
        }
    }

    private static EmbeddedPostgres started(EmbeddedPostgres.Builder builder, UnpackedProgram program)
            throws IOException {
        var guard = program.guard();
        try {
            return builder.start();
        } finally {
            release(guard);
        }
    }

    private static void release(AutoCloseable guard) {
        try {
            guard.close();
        } catch (Exception cannotRelease) {
            throw new IllegalStateException(cannotRelease);
        }
    }

    private static EmbeddedPostgres.Builder builder(
            Path data, UnpackedProgram program, int port, PostgresAccess access, ProcessBuilder.Redirect log) {
        var password = access.secrets().of(PostgresAccess.secretName(PostgresAccess.SUPERUSER));
        var builder = EmbeddedPostgres.builder()
                .setDataDirectory(data)
                .setCleanDataDirectory(false)
                .setOverrideWorkingDirectory(program.folder().toFile())
                .setRegisterShutdownHook(false)
                .setPort(port)
                .setPGStartupWait(START_LIMIT)
                .setErrorRedirector(log)
                .setOutputRedirector(log)
                .setConnectConfig("password", password)
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("locale", "C")
                .setLocaleConfig(
                        "pwfile",
                        access.secrets()
                                .file(PostgresAccess.secretName(PostgresAccess.SUPERUSER))
                                .toString())
                .setDataDirectoryCustomizer(directory -> HostRules.write(directory.toPath()));
        settings().forEach(builder::setServerConfig);
        return builder;
    }

    private static Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("fsync", "on"),
                Map.entry("synchronous_commit", "on"),
                Map.entry("full_page_writes", "on"),
                Map.entry("listen_addresses", LoopbackPorts.HOST),
                Map.entry("unix_socket_directories", "''"),
                Map.entry("password_encryption", "scram-sha-256"),
                Map.entry("timezone", "UTC"),
                Map.entry("log_timezone", "UTC"),
                Map.entry("max_connections", "120"),
                Map.entry("shared_buffers", "128MB"),
                Map.entry("effective_cache_size", "1GB"),
                Map.entry("wal_buffers", "16MB"),
                Map.entry("max_wal_size", "2GB"),
                Map.entry("checkpoint_timeout", "15min"),
                Map.entry("random_page_cost", "1.1"),
                Map.entry("max_parallel_workers_per_gather", "1"),
                Map.entry("jit", "off"));
    }
}
