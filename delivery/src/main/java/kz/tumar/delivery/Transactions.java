package kz.tumar.delivery;

import java.sql.Connection;
import java.sql.SQLException;

/// Runs work in one PostgreSQL transaction of its own: committed when the work returns, rolled back when it
/// throws. The connection belongs to the transaction; whatever else takes part in it (an entity manager) shares
/// that connection.
public interface Transactions {
    /// Runs the work; the result is only returned after the commit succeeded.
    ///
    /// @throws DeliveryException when the database failed; whether the commit took place may then be unknown,
    ///     and whoever calls repeats the work, which must find out by itself that it was done
    <T> T inTransaction(Work<T> work);

    /// Work inside one transaction.
    @FunctionalInterface
    interface Work<T> {
        /// Does the work on the transaction's connection; must neither commit, roll back nor close it.
        T on(Connection transaction) throws SQLException;
    }
}
