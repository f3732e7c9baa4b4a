package kz.tumar.delivery;

import java.sql.Connection;
import java.sql.SQLException;

/// Connections outside any pool and any managed transaction: whoever is elected holds its lock on one, and
/// loses both together.
@FunctionalInterface
public interface DedicatedConnections {
    /// Opens a connection with auto-commit on, as the service's own role. Whoever opens it closes it.
    Connection open() throws SQLException;
}
