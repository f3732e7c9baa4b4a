package kz.tumar.delivery;

import java.sql.Connection;
import java.sql.SQLException;

/// Runs work in one PostgreSQL transaction of its own: committed when the work returns, rolled back when it
/// throws. The connection belongs to the transaction; whatever else takes part in it (an entity manager) shares
/// that connection.
public interface Transactions {
    /// How often work is done at the most that the database ends for the sake of another.
    int MOST_ATTEMPTS = 5;

    /// Runs the work; the result is only returned after the commit succeeded.
    ///
    /// @throws DeliveryException when the database failed; whether the commit took place may then be unknown,
    ///     and whoever calls repeats the work, which must find out by itself that it was done
    <T> T inTransaction(Work<T> work);

    /// The same, done again a few times where the database ended it because it and another waited for each other, or
    /// could not both be (SQLSTATE class 40). The work must have no effect but on the transaction.
    default <T> T inTransactionRepeated(Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return inTransaction(work);
            } catch (DeliveryException failed) {
                boolean again = failed.getCause() instanceof SQLException ended
                        && String.valueOf(ended.getSQLState()).startsWith("40");
                if (!again || attempt == MOST_ATTEMPTS) {
                    throw failed;
                }
            }
        }
    }

    /// Work inside one transaction.
    @FunctionalInterface
    interface Work<T> {
        /// Does the work on the transaction's connection; must neither commit, roll back nor close it.
        T on(Connection transaction) throws SQLException;
    }
}
