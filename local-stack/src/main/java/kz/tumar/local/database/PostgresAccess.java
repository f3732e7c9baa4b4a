package kz.tumar.local.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import kz.tumar.local.folder.LoopbackPorts;
import kz.tumar.local.folder.Secrets;

/// Where the database server is and how its roles log in.
///
/// @param port on the loopback address
/// @param secrets the roles' passwords
public record PostgresAccess(int port, Secrets secrets) {

    static final String SUPERUSER = "postgres";

    public String jdbcUrl(ServiceDatabase database) {
        return jdbcUrl(database.databaseName());
    }

    /// The password of a role.
    public String passwordOf(String role) {
        return secrets.of(secretName(role));
    }

    /// A new connection as that role. Whoever asks closes it.
    public Connection connect(ServiceDatabase database, String role) throws SQLException {
        return connect(database.databaseName(), role);
    }

    Connection connectAsSuperuser(String database) throws SQLException {
        return connect(database, SUPERUSER);
    }

    static String secretName(String role) {
        return "postgres-" + role;
    }

    private Connection connect(String database, String role) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), role, passwordOf(role));
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://%s:%d/%s".formatted(LoopbackPorts.HOST, port, database);
    }
}
