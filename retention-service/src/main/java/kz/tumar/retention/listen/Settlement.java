package kz.tumar.retention.listen;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import kz.tumar.contract.SubjectRef;
import kz.tumar.delivery.Announcer;
import kz.tumar.retention.ledger.People;

/// Finds the person behind a reference, holding the rows of every linked reference until the transaction ends.
@ApplicationScoped
class Settlement {
    private final Instance<Announcer> announcer;

    @Inject
    Settlement(Instance<Announcer> announcer) {
        this.announcer = announcer;
    }

    People.Found person(Connection transaction, SubjectRef reference) throws SQLException {
        var alone = People.alone(transaction, reference);
        if (alone.isPresent()) {
            return alone.get();
        }
        var linked = People.linked(transaction, reference);
        announcer.get().lock(transaction, linked);
        return People.load(transaction, linked);
    }
}
