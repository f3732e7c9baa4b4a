package kz.tumar.vault;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/// A fresh database on one real PostgreSQL of this test run, with an owner who migrates and a service role without DDL.
final class Database {

    interface Work<T> {
        T on(Connection connection) throws Exception;
    }

    private static final AtomicInteger COUNT = new AtomicInteger();
    private static final Path FOLDER = Path.of("target", "postgres").toAbsolutePath();
    private static final EmbeddedPostgres SERVER = startServer();

    private final String name;

    private Database(String name) {
        this.name = name;
    }

    static Database migrated() throws SQLException {
        Database database = new Database("vault" + COUNT.incrementAndGet());
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + database.name);
        }
        try (Connection connection = database.asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("ALTER DEFAULT PRIVILEGES GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO service");
            statement.execute("ALTER DEFAULT PRIVILEGES GRANT USAGE ON SEQUENCES TO service");
            statement.execute(migration());
        }
        return database;
    }

    /// A copy of it as it is now, like a backup that is restored elsewhere. Nobody may be connected meanwhile.
    Database copied() throws SQLException {
        Database copy = new Database("vault" + COUNT.incrementAndGet());
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE " + copy.name + " TEMPLATE " + name);
        }
        return copy;
    }

    Connection asOwner() throws SQLException {
        return SERVER.getDatabase("postgres", name).getConnection();
    }

    /// A transaction of the service's role, not yet committed.
    Connection begin() throws SQLException {
        Connection connection = SERVER.getDatabase("service", name).getConnection();
        connection.setAutoCommit(false);
        return connection;
    }

    <T> T inTransaction(Work<T> work) throws Exception {
        try (Connection connection = begin()) {
            T result = work.on(connection);
            connection.commit();
            return result;
        }
    }

    /// Runs SQL as whoever restores a backup would: constraints and triggers off.
    void tamper(String sql) throws SQLException {
        try (Connection connection = asOwner();
                Statement statement = connection.createStatement()) {
            statement.execute("SET session_replication_role = replica");
            statement.execute(sql);
        }
    }

    long count(String from) throws SQLException {
        try (Connection connection = asOwner();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT count(*) FROM " + from)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    /// Every table's every row as text; binary columns in hexadecimal.
    String dump() throws SQLException {
        StringBuilder dump = new StringBuilder();
        try (Connection connection = asOwner();
                Statement statement = connection.createStatement()) {
            List<String> tables = new ArrayList<>();
            try (ResultSet rows =
                    statement.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public' ORDER BY 1")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            for (String table : tables) {
                try (ResultSet rows = statement.executeQuery("SELECT t::text FROM " + table + " t")) {
                    while (rows.next()) {
                        dump.append(table).append(' ').append(rows.getString(1)).append('\n');
                    }
                }
            }
        }
        return dump.toString();
    }

    /// Every file of the server, its write-ahead log included, after all of memory was written out.
    static List<Path> filesOnDisk() throws SQLException, IOException {
        try (Connection connection = SERVER.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("CHECKPOINT");
        }
        try (var files = Files.walk(FOLDER.resolve("data"))) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String migration() {
        try (InputStream in = Vault.class.getResourceAsStream("/db/vault/V0100__vault.sql")) {
            if (in == null) {
                throw new IllegalStateException("the migration isn't on the class path");
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static EmbeddedPostgres startServer() {
        try {
            Files.createDirectories(FOLDER);
            EmbeddedPostgres server = EmbeddedPostgres.builder()
                    .setOverrideWorkingDirectory(FOLDER.resolve("binaries").toFile())
                    .setDataDirectory(FOLDER.resolve("data"))
                    .setCleanDataDirectory(true)
                    .setServerConfig("fsync", "on")
                    .setServerConfig("synchronous_commit", "on")
                    .setServerConfig("full_page_writes", "on")
                    .start();
            try (Connection connection = server.getPostgresDatabase().getConnection();
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE ROLE service LOGIN");
            }
            return server;
        } catch (IOException | SQLException e) {
            throw new IllegalStateException("PostgreSQL for the tests didn't start", e);
        }
    }
}
