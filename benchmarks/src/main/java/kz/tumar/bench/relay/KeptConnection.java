package kz.tumar.bench.relay;

import java.sql.Connection;
import java.sql.SQLException;
import kz.tumar.delivery.DedicatedConnections;
import kz.tumar.delivery.DeliveryException;
import kz.tumar.delivery.Transactions;
import org.jspecify.annotations.Nullable;

/// Transactions on one connection that is kept, as a service's pool keeps its own: what opening one costs is not what
/// is measured. After a failure the next begins on a new one.
final class KeptConnection implements Transactions {
    private final DedicatedConnections connections;
    private @Nullable Connection kept;

    KeptConnection(DedicatedConnections connections) {
        this.connections = connections;
    }

    @Override
    public synchronized <T> T inTransaction(Work<T> work) {
        try {
            var connection = connection();
            T result = work.on(connection);
            connection.commit();
            return result;
        } catch (SQLException | RuntimeException failed) {
            forget();
            throw new DeliveryException("a transaction failed", failed);
        }
    }

    private Connection connection() throws SQLException {
        var connection = kept;
        if (connection == null) {
            connection = connections.open();
            connection.setAutoCommit(false);
            kept = connection;
        }
        return connection;
    }

    private void forget() {
        var connection = kept;
        kept = null;
        if (connection != null) {
            try {
                connection.close();
            } catch (SQLException alreadyGone) {
                // What failed is told by the one who calls.
            }
        }
    }
}
