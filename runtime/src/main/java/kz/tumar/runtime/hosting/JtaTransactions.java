package kz.tumar.runtime.hosting;

import io.agroal.api.AgroalDataSource;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.narayana.jta.QuarkusTransactionException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import kz.tumar.delivery.DeliveryException;
import kz.tumar.delivery.Transactions;

/// Transactions of the application server, so that rows written through the entity manager and rows written by delivery
/// commit together.
@ApplicationScoped
class JtaTransactions implements Transactions {
    private final AgroalDataSource dataSource;

    @Inject
    JtaTransactions(AgroalDataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public <T> T inTransaction(Work<T> work) {
        try {
            return QuarkusTransaction.requiringNew().call(() -> {
                try (Connection transaction = dataSource.getConnection()) {
                    return work.on(transaction);
                } catch (SQLException failed) {
                    throw new DeliveryException("a database transaction", failed);
                }
            });
        } catch (QuarkusTransactionException failed) {
            throw new DeliveryException("a database commit", failed);
        }
    }
}
