package kz.tumar.local.database;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/// Creates each service's database and roles where they are missing and sets the roles' rights again. May repeat.
public final class PreparingDatabases {

    private static final Duration START_LIMIT = Duration.ofSeconds(60);
    private static final long POLL_MILLIS = 50;

    /// "Cannot connect now", and nobody listening.
    private static final Set<String> NOT_YET = Set.of("57P03", "08001");

    private final PostgresAccess access;

    private PreparingDatabases(PostgresAccess access) {
        this.access = access;
    }

    /// Waits for a server that is still starting: it listens before it lets anybody in.
    ///
    /// @throws IllegalStateException when the server refuses or doesn't answer
    public static void apply(PostgresAccess access) {
        var preparing = new PreparingDatabases(access);
        try (var server = preparing.firstConnection()) {
            for (var database : ServiceDatabase.values()) {
                preparing.role(server, database.ownerRole());
                preparing.role(server, database.serviceRole());
                preparing.database(server, database);
            }
        } catch (SQLException refused) {
            throw new IllegalStateException("PostgreSQL refused to prepare the databases.", refused);
        }
    }

    private Connection firstConnection() throws SQLException {
        var deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (true) {
            try {
                return access.connectAsSuperuser("postgres");
            } catch (SQLException refused) {
                if (!NOT_YET.contains(refused.getSQLState()) || System.nanoTime() > deadline) {
                    throw refused;
                }
                rest(refused);
            }
        }
    }

    private static void rest(SQLException refused) throws SQLException {
        try {
            Thread.sleep(POLL_MILLIS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw refused;
        }
    }

    private void role(Connection server, String role) throws SQLException {
        var verb = exists(server, "SELECT 1 FROM pg_roles WHERE rolname = ?", role) ? "ALTER" : "CREATE";
        run(server, "%s ROLE %s LOGIN PASSWORD '%s'".formatted(verb, role, access.passwordOf(role)));
    }

    private void database(Connection server, ServiceDatabase database) throws SQLException {
        var name = database.databaseName();
        if (!exists(server, "SELECT 1 FROM pg_database WHERE datname = ?", name)) {
            run(server, "CREATE DATABASE %s OWNER %s".formatted(name, database.ownerRole()));
        }
        try (var inside = access.connectAsSuperuser(name)) {
            for (var statement : rights(name, database)) {
                run(inside, statement);
            }
        }
    }

    private static List<String> rights(String name, ServiceDatabase database) {
        var owner = database.ownerRole();
        var service = database.serviceRole();
        return List.of(
                "REVOKE ALL ON DATABASE %s FROM PUBLIC".formatted(name),
                "GRANT CONNECT ON DATABASE %s TO %s".formatted(name, service),
                "ALTER SCHEMA public OWNER TO %s".formatted(owner),
                "REVOKE ALL ON SCHEMA public FROM PUBLIC",
                "GRANT USAGE ON SCHEMA public TO %s".formatted(service),
                "ALTER DEFAULT PRIVILEGES FOR ROLE %s GRANT %s ON TABLES TO %s"
                        .formatted(owner, database.tableRights(), service),
                "ALTER DEFAULT PRIVILEGES FOR ROLE %s GRANT USAGE, SELECT ON SEQUENCES TO %s"
                        .formatted(owner, service));
    }

    private static boolean exists(Connection server, String query, String name) throws SQLException {
        try (var statement = server.prepareStatement(query)) {
            statement.setString(1, name);
            try (var rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static void run(Connection connection, String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
