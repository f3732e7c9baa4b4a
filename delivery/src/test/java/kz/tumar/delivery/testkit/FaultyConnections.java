package kz.tumar.delivery.testkit;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import kz.tumar.delivery.DedicatedConnections;
import kz.tumar.delivery.testkit.Faults.Outcome;

/// Connections to PostgreSQL whose commits fail where the faults say so.
final class FaultyConnections implements DedicatedConnections {
    private static final String CONNECTION_FAILURE = "08006";

    private final String url;
    private final Faults faults;
    private final Set<Connection> open = ConcurrentHashMap.newKeySet();

    FaultyConnections(String url, Faults faults) {
        this.url = url;
        this.faults = faults;
    }

    @Override
    public Connection open() throws SQLException {
        if (faults.dead()) {
            throw failure();
        }
        var real = DriverManager.getConnection(url);
        open.add(real);
        var sql = new StringBuilder();
        return (Connection) Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {Connection.class}, (self, method, arguments) -> {
                    try {
                        return switch (method.getName()) {
                            case "prepareStatement" -> {
                                sql.append((String) arguments[0]).append(";\n");
                                var statement = (PreparedStatement) method.invoke(real, arguments);
                                yield real.getAutoCommit()
                                        ? autoCommitted(statement, (String) arguments[0])
                                        : statement;
                            }
                            case "commit" -> {
                                var done = sql.toString();
                                sql.setLength(0);
                                commit(real, done);
                                yield null;
                            }
                            case "rollback" -> {
                                sql.setLength(0);
                                yield method.invoke(real, arguments);
                            }
                            case "close" -> {
                                open.remove(real);
                                yield method.invoke(real, arguments);
                            }
                            default -> method.invoke(real, arguments);
                        };
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private void commit(Connection real, String sql) throws SQLException {
        var outcome = sql.isEmpty() ? java.util.Optional.<Outcome>empty() : faults.strike(sql);
        if (outcome.isEmpty()) {
            real.commit();
            return;
        }
        if (outcome.get() == Outcome.PERSISTED) {
            real.commit();
        } else {
            real.rollback();
        }
        throw failure();
    }

    private Object autoCommitted(PreparedStatement real, String sql) {
        return Proxy.newProxyInstance(
                getClass().getClassLoader(), new Class<?>[] {PreparedStatement.class}, (self, method, arguments) -> {
                    try {
                        if (!method.getName().startsWith("execute")) {
                            return method.invoke(real, arguments);
                        }
                        var outcome = faults.strike(sql);
                        if (outcome.isPresent() && outcome.get() == Outcome.FAILED) {
                            throw failure();
                        }
                        var result = method.invoke(real, arguments);
                        if (outcome.isPresent()) {
                            throw failure();
                        }
                        return result;
                    } catch (InvocationTargetException thrown) {
                        throw thrown.getCause();
                    }
                });
    }

    private static SQLException failure() {
        return new SQLException("a fault of the test", CONNECTION_FAILURE);
    }

    /// Breaks every open connection, wherever it is.
    void sever() {
        for (Connection connection : open) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException gone) {
                // It is gone already.
            }
        }
        open.clear();
    }
}
