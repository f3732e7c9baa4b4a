package kz.tumar.audit.announce;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.inject.Provider;
import java.sql.Connection;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import kz.tumar.audit.ledger.AsideRows;
import kz.tumar.audit.ledger.AsideRows.SetAside;
import kz.tumar.audit.ledger.SequencerRow.Head;
import kz.tumar.audit.sequence.Alarms;
import kz.tumar.audit.sequence.LogState;
import kz.tumar.contract.DerivedId;
import kz.tumar.delivery.Transactions;
import org.jboss.logging.Logger;

/// Makes an alarm a fact. It is stated soon after the transaction that set something aside, and again at every start:
/// the fact's id follows from the record, so it is known if it was stated before. That the log refuses to sign is
/// stated, too, even when that is over before it is seen; it becomes an entry when the cause is gone.
@ApplicationScoped
class StatingAlarms implements Alarms {
    private static final Logger LOG = Logger.getLogger(StatingAlarms.class);
    private static final int MOST = 1000;

    private final Provider<LogFacts> facts;
    private final Provider<Transactions> transactions;
    private final LogState log;
    private final Clock clock;
    private final AtomicBoolean pending = new AtomicBoolean(true);

    @Inject
    StatingAlarms(Provider<LogFacts> facts, Provider<Transactions> transactions, LogState log, Clock clock) {
        this.log = log;
        this.clock = clock;
        this.facts = facts;
        this.transactions = transactions;
    }

    @Override
    public void setAside(Connection transaction, List<SetAside> asides, Head head) {
        LOG.errorf("%d facts were set aside: unreadable, or under the identity of another fact", asides.size());
        pending.set(true);
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void stateRefusal() {
        log.unstated().ifPresent(refusing -> {
            try {
                facts.get().refused(refusing.why().name(), refusing.signedSize(), clock.instant());
                log.stated(refusing);
            } catch (RuntimeException outage) {
                LOG.warn("a refusal could not be stated as a fact yet", outage);
            }
        });
    }

    @Scheduled(every = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void state() {
        if (!pending.getAndSet(false)) {
            return;
        }
        try {
            transactions.get().inTransaction(transaction -> {
                for (AsideRows.Place place : AsideRows.latest(transaction, MOST)) {
                    var name = DerivedId.from(
                            "tumar/set-aside/v1",
                            place.topicId(),
                            Integer.toString(place.partition()),
                            Long.toString(place.offset()));
                    facts.get().broken(transaction, name, place.treeSize(), place.setAsideAt());
                }
                return true;
            });
        } catch (RuntimeException outage) {
            LOG.warn("an alarm could not be stated as a fact yet", outage);
            pending.set(true);
        }
    }
}
