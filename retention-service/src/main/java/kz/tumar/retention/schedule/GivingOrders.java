package kz.tumar.retention.schedule;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.fact.PartitionOffset;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Currency;
import kz.tumar.delivery.Transactions;
import kz.tumar.retention.decision.Need;
import kz.tumar.retention.ledger.Agenda;
import kz.tumar.retention.ledger.Approvals;
import kz.tumar.retention.ledger.Brakes;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Gives the orders whose grace is over. Everything that consent- and request-service had stated when they were found
/// due is read first; then they are given in transactions of bounded size, each person settled once more. One wait
/// serves all that were found: under load it is as long as what is left to read, and nothing that fell due later is
/// given on it.
@ApplicationScoped
class GivingOrders {
    private static final Logger LOG = Logger.getLogger(GivingOrders.class);
    static final Set<TopicName> BARRIER = Set.of(new TopicName("tumar.consent"), new TopicName("tumar.request"));
    private static final int TRANSACTIONS_A_WAIT = 20;

    private final Transactions transactions;
    private final Announcer announcer;
    private final Currency currency;
    private final Shifts shifts;
    private final Braking braking;
    private final Duration barrier;
    private final EvenClock clock = new EvenClock();
    private volatile boolean heldUp;

    @Inject
    GivingOrders(
            Transactions transactions,
            Announcer announcer,
            Currency currency,
            Shifts shifts,
            Braking braking,
            @ConfigProperty(name = "tumar.retention.barrier") Duration barrier) {
        this.transactions = transactions;
        this.announcer = announcer;
        this.currency = currency;
        this.shifts = shifts;
        this.braking = braking;
        this.barrier = barrier;
    }

    void run() {
        boolean more;
        do {
            var shift = shifts.now();
            if (!clock.believed(shift.now(), System.nanoTime())) {
                if (!heldUp) {
                    LOG.warn("the clock jumped: no orders are given until it has gone evenly for a while");
                }
                heldUp = true;
                return;
            }
            heldUp = false;
            var due = transactions.inTransaction(transaction -> due(transaction, shift));
            if (!due.isEmpty()) {
                give(due, shift.most(), currency.awaitCurrent(BARRIER, barrier));
            }
            more = due.size() == most(shift);
        } while (more);
    }

    private static int most(Shift shift) {
        return shift.most() * TRANSACTIONS_A_WAIT;
    }

    private List<OrderId> due(Connection transaction, Shift shift) throws SQLException {
        if (Need.ofOrders(shift.policy()).isEmpty()) {
            Approvals.needless(transaction, shift.most());
        }
        var due = Agenda.due(transaction, shift.now(), most(shift));
        return due.isEmpty() || !braking.mayOrder(transaction, shift) ? List.of() : due;
    }

    private void give(List<OrderId> due, int most, List<PartitionOffset> currentTo) {
        for (int from = 0; from < due.size(); from += most) {
            var some = due.subList(from, Math.min(due.size(), from + most));
            var shift = shifts.now();
            transactions.inTransaction(transaction -> give(transaction, some, shift, currentTo));
        }
    }

    private int give(Connection transaction, List<OrderId> some, Shift shift, List<PartitionOffset> currentTo)
            throws SQLException {
        var due = Agenda.takeDue(transaction, some, shift.now());
        if (!due.isEmpty() && Brakes.shared(transaction).pausedAt() == null) {
            new IssuingOrders(announcer, transaction, shift, currentTo).issue(due);
        }
        return due.size();
    }
}
