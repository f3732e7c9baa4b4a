package kz.tumar.runtime.hosting;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import kz.tumar.delivery.DedicatedConnections;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Connections outside every pool and transaction manager, for whoever holds a lock on one for as long as it lives.
@ApplicationScoped
class PlainConnections implements DedicatedConnections {
    private final String url;
    private final String username;
    private final String password;

    PlainConnections(
            @ConfigProperty(name = "quarkus.datasource.jdbc.url") String url,
            @ConfigProperty(name = "quarkus.datasource.username") String username,
            @ConfigProperty(name = "quarkus.datasource.password") String password) {
        this.url = url;
        this.username = username;
        this.password = password;
    }

    @Override
    public Connection open() throws SQLException {
        return DriverManager.getConnection(url, username, password);
    }
}
