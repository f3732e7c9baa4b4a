package kz.tumar.audit.sequence;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import kz.tumar.local.database.ServiceDatabase;
import kz.tumar.local.testing.TestStack;
import org.flywaydb.core.Flyway;

/// A database for one log, with the real migrations, roles and rights, which can be lost and put back.
///
/// @param name among the databases of the server
record LogDatabase(String name) {
    /// Throws the database away and makes it anew: what a lost disk leaves behind.
    void empty() {
        asServer("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
        copy(Migrated.NAME, name);
    }

    /// The one that every other begins as a copy of: migrating takes much longer than copying.
    private static final class Migrated {
        private static final String NAME = migrated("log_migrated_" + Long.toString(System.nanoTime(), 36));

        private static String migrated(String name) {
            asServer("CREATE DATABASE " + name + " OWNER audit_owner");
            execute(
                    name,
                    "postgres",
                    "ALTER SCHEMA public OWNER TO audit_owner",
                    "REVOKE ALL ON SCHEMA public FROM PUBLIC",
                    "GRANT USAGE ON SCHEMA public TO audit",
                    "ALTER DEFAULT PRIVILEGES FOR ROLE audit_owner"
                            + " GRANT SELECT, INSERT, UPDATE, DELETE ON TABLES TO audit");
            Flyway.configure()
                    .dataSource(url(name), "audit_owner", password("audit_owner"))
                    .locations("db/migration")
                    .load()
                    .migrate();
            return name;
        }
    }

    private static void copy(String from, String to) {
        asServer("CREATE DATABASE " + to + " TEMPLATE " + from + " OWNER audit_owner");
    }

    /// Keeps the database as it is now, as a backup does. Nobody may be connected.
    void backUp() {
        copy(name, name + "_old");
    }

    /// Puts the database back as it was kept.
    void restore() {
        asServer("DROP DATABASE " + name + " WITH (FORCE)");
        asServer("ALTER DATABASE " + name + "_old RENAME TO " + name);
    }

    /// Says something to it as the one who owns its tables.
    void asOwner(String statement) {
        execute(name, "audit_owner", statement);
    }

    Connection connect(String role) throws SQLException {
        return connect(name, role);
    }

    String url() {
        return url(name);
    }

    static String password(String role) {
        return TestStack.shared().postgres().passwordOf(role);
    }

    private static void asServer(String statement) {
        execute("postgres", "postgres", statement);
    }

    private static void execute(String database, String role, String... statements) {
        try (Connection connection = connect(database, role);
                Statement command = connection.createStatement()) {
            for (String statement : statements) {
                command.execute(statement);
            }
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    private static Connection connect(String database, String role) throws SQLException {
        return DriverManager.getConnection(url(database), role, password(role));
    }

    private static String url(String database) {
        String url = TestStack.shared().postgres().jdbcUrl(ServiceDatabase.AUDIT);
        return url.substring(0, url.lastIndexOf('/') + 1) + database;
    }
}
