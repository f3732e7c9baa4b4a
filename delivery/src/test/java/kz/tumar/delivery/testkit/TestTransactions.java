package kz.tumar.delivery.testkit;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.ConcurrentLinkedDeque;
import kz.tumar.delivery.DedicatedConnections;
import kz.tumar.delivery.DeliveryException;
import kz.tumar.delivery.Transactions;

/// Plain JDBC transactions of one process, which fail where its faults say so.
public final class TestTransactions implements Transactions, DedicatedConnections, AutoCloseable {
    private final FaultyConnections connections;
    private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();
    private final Faults faults;

    /// Transactions on this database.
    public TestTransactions(TestDatabase database, Faults faults) {
        this.connections = new FaultyConnections(database.url(), faults);
        this.faults = faults;
    }

    @Override
    public Connection open() throws SQLException {
        return connections.open();
    }

    @Override
    public <T> T inTransaction(Work<T> work) {
        Connection connection = null;
        try {
            connection = take();
            T result = work.on(connection);
            connection.commit();
            idle.push(connection);
            return result;
        } catch (SQLException failed) {
            discard(connection);
            throw new DeliveryException("a database transaction", failed);
        } catch (RuntimeException | Error failed) {
            discard(connection);
            throw failed;
        }
    }

    private Connection take() throws SQLException {
        if (faults.dead()) {
            throw new SQLException("a fault of the test", "08006");
        }
        var connection = idle.poll();
        if (connection == null) {
            connection = connections.open();
            connection.setAutoCommit(false);
        }
        return connection;
    }

    private static void discard(@org.jspecify.annotations.Nullable Connection connection) {
        try {
            if (connection != null) {
                connection.rollback();
                connection.close();
            }
        } catch (SQLException gone) {
            // It is gone already.
        }
    }

    /// Dies on the spot: whatever is in flight is cut off.
    public void kill() {
        faults.kill();
        connections.sever();
    }

    @Override
    public void close() {
        connections.sever();
        idle.clear();
    }
}
