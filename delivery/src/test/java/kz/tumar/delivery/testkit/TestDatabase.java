package kz.tumar.delivery.testkit;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;

/// A database of its own on a real PostgreSQL, with fsync on, that all tests of one JVM share.
public final class TestDatabase {
    private static final AtomicInteger NUMBERS = new AtomicInteger();

    private final String name;

    private TestDatabase(String name) {
        this.name = name;
    }

    /// The server, started when first used.
    private static final class Server {
        static final EmbeddedPostgres POSTGRES = started();

        private Server() {}

        private static EmbeddedPostgres started() {
            try {
                var server = EmbeddedPostgres.builder()
                        .setServerConfig("fsync", "on")
                        .setServerConfig("synchronous_commit", "on")
                        .setServerConfig("full_page_writes", "on")
                        .setServerConfig("max_connections", "200")
                        .start();
                Runtime.getRuntime().addShutdownHook(new Thread(() -> {
                    try {
                        server.close();
                    } catch (IOException ignored) {
                        // The process ends anyway.
                    }
                }));
                return server;
            } catch (IOException failed) {
                throw new UncheckedIOException(failed);
            }
        }
    }

    /// A new database with delivery's own tables and these.
    public static TestDatabase create(String... scripts) {
        var database = new TestDatabase("test_" + NUMBERS.incrementAndGet());
        administer("CREATE DATABASE " + database.name);
        database.execute(migration());
        for (String script : scripts) {
            database.execute(script);
        }
        return database;
    }

    private static String migration() {
        try (InputStream script = TestDatabase.class.getResourceAsStream("/db/delivery/V0001__delivery.sql")) {
            if (script == null) {
                throw new IllegalStateException("the migration is missing");
            }
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /// A copy of it as it is, like a backup. Whoever is connected to it is cut off.
    public TestDatabase copy() {
        administer("SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = '" + name + "'");
        var copy = new TestDatabase("test_" + NUMBERS.incrementAndGet());
        administer("CREATE DATABASE " + copy.name + " TEMPLATE " + name);
        return copy;
    }

    /// Throws it away.
    public void drop() {
        administer("DROP DATABASE " + name + " WITH (FORCE)");
    }

    /// How to connect to it.
    public String url() {
        return Server.POSTGRES.getJdbcUrl("postgres", name);
    }

    /// Executes statements, each by itself.
    public void execute(String sql) {
        run(url(), sql);
    }

    private static void administer(String sql) {
        run(Server.POSTGRES.getJdbcUrl("postgres", "postgres"), sql);
    }

    private static void run(String url, String sql) {
        try (var connection = DriverManager.getConnection(url);
                var statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException failed) {
            throw new IllegalStateException("the test's database failed", failed);
        }
    }
}
