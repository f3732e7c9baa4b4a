package kz.tumar.local.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import kz.tumar.local.folder.LoopbackPorts;
import kz.tumar.local.folder.Secrets;

/// Where the database server is and how its roles log in.
///
/// @param address host and port
/// @param secrets the roles' passwords
public record PostgresAccess(String address, Secrets secrets) {

    public static final String SUPERUSER = "postgres";

    /// A server on the loopback address.
    public static PostgresAccess local(int port, Secrets secrets) {
        return new PostgresAccess(LoopbackPorts.HOST + ":" + port, secrets);
    }

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

    /// A new connection as the server's owner. Whoever asks closes it.
    public Connection connectAsSuperuser(String database) throws SQLException {
        return connect(database, SUPERUSER);
    }

    /// The name under which a role's password is kept.
    public static String secretName(String role) {
        return "postgres-" + role;
    }

    private Connection connect(String database, String role) throws SQLException {
        return DriverManager.getConnection(jdbcUrl(database), role, passwordOf(role));
    }

    private String jdbcUrl(String database) {
        return "jdbc:postgresql://%s/%s".formatted(address, database);
    }
}
