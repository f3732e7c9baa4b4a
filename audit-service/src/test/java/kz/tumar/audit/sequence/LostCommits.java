package kz.tumar.audit.sequence;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicReference;
import kz.tumar.audit.ledger.StoredTree;
import org.jspecify.annotations.Nullable;

/// Connections on which one commit fails as networks let them fail: nobody can tell whether it took place.
final class LostCommits implements StoredTree.Connections {
    enum Loss {
        NONE,
        /// The server never heard of it.
        FAILED,
        /// It did what it was told, and its answer was lost.
        FAILED_BUT_PERSISTED
    }

    private static final String CONNECTION_FAILURE = "08006";

    private final StoredTree.Connections connections;
    private final AtomicReference<Loss> next = new AtomicReference<>(Loss.NONE);

    LostCommits(StoredTree.Connections connections) {
        this.connections = connections;
    }

    void lose(Loss loss) {
        next.set(loss);
    }

    boolean happened() {
        return next.get() == Loss.NONE;
    }

    @Override
    public Connection open() throws SQLException {
        Connection real = connections.open();
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (_, method, arguments) -> {
                    try {
                        if (!method.getName().equals("commit")) {
                            return method.invoke(real, arguments);
                        }
                        return lost(real);
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private @Nullable Object lost(Connection real) throws SQLException {
        Loss loss = next.getAndSet(Loss.NONE);
        if (loss != Loss.FAILED) {
            real.commit();
        }
        if (loss != Loss.NONE) {
            real.close();
            throw new SQLException("the connection was lost while committing", CONNECTION_FAILURE);
        }
        return null;
    }
}
