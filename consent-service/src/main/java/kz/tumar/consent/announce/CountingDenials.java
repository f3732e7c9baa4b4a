package kz.tumar.consent.announce;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import kz.tumar.consent.decision.Reason;
import kz.tumar.consent.ledger.Denials;
import kz.tumar.consent.ledger.Denials.Counted;
import kz.tumar.consent.ledger.Denials.Denied;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.fact.ProcessingDenied;
import kz.tumar.delivery.Delivery;
import kz.tumar.delivery.DeliveryException;
import kz.tumar.delivery.Draft;
import kz.tumar.delivery.Transactions;
import kz.tumar.runtime.problem.ProblemException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Counts every no by system, purpose, reason and hour, and states the counts when the hour is over (clause 5.1).
/// Counts
/// are written every second: a crash loses at most those of the last one.
@ApplicationScoped
public class CountingDenials {
    private static final Logger LOG = Logger.getLogger(CountingDenials.class);
    private static final Duration AFTER_THE_HOUR = Duration.ofMinutes(2);
    private static final int MOST = 500;
    private static final int MOST_KINDS = 10_000;

    private final Transactions transactions;
    private final Denials denials;
    private final Stating stating;
    private final Delivery delivery;
    private final Clock clock;
    private final Map<Denied, LongAdder> counts = new ConcurrentHashMap<>();

    @Inject
    CountingDenials(Transactions transactions, Denials denials, Stating stating, Delivery delivery, Clock clock) {
        this.transactions = transactions;
        this.denials = denials;
        this.stating = stating;
        this.delivery = delivery;
        this.clock = clock;
    }

    /// Counts one no.
    ///
    /// @param purpose absent where the policy has no such purpose
    /// @param enforced whether it bound the system
    public void denied(HolderCode system, @Nullable PurposeCode purpose, Reason reason, boolean enforced) {
        var kind = new Denied(
                system.value(),
                purpose == null ? "" : purpose.value(),
                reason.code(),
                clock.instant().truncatedTo(ChronoUnit.HOURS),
                enforced);
        LongAdder count = counts.get(kind);
        if (count == null && counts.size() < MOST_KINDS) {
            count = counts.computeIfAbsent(kind, _ -> new LongAdder());
        }
        if (count != null) {
            count.increment();
        }
    }

    @Scheduled(every = "${tumar.consent.denials-every:1S}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void write() {
        Map<Denied, Long> taken = take();
        if (taken.isEmpty()) {
            return;
        }
        try {
            transactions.inTransaction(transaction -> {
                denials.add(transaction, taken);
                return taken;
            });
        } catch (DeliveryException outage) {
            taken.forEach((kind, count) ->
                    counts.computeIfAbsent(kind, _ -> new LongAdder()).add(count));
        }
    }

    private Map<Denied, Long> take() {
        Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
        var taken = new HashMap<Denied, Long>();
        counts.forEach((kind, count) -> {
            long counted = count.sumThenReset();
            if (counted > 0) {
                taken.put(kind, counted);
            } else if (kind.hour().isBefore(hour.minus(AFTER_THE_HOUR))) {
                counts.remove(kind);
            }
        });
        return taken;
    }

    @Scheduled(
            every = "${tumar.consent.denials-told-every:30S}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void tell() {
        if (!delivery.vitals().serving()) {
            return;
        }
        Instant over = clock.instant().minus(AFTER_THE_HOUR).truncatedTo(ChronoUnit.HOURS);
        try {
            boolean more = true;
            while (more) {
                more = transactions.inTransaction(transaction -> {
                    List<Counted> taken = denials.take(transaction, over, MOST);
                    for (Counted counted : taken) {
                        stating.state(transaction, cause(counted), List.of(fact(counted)));
                    }
                    return taken.size() == MOST;
                });
            }
        } catch (DeliveryException | ProblemException outage) {
            LOG.infof("noes wait to be told: %s", outage.getMessage());
        }
    }

    private static java.util.UUID cause(Counted counted) {
        Denied denied = counted.denied();
        return DerivedId.from(
                "tumar/processing-denied/v1",
                denied.system(),
                denied.purpose(),
                denied.reason(),
                denied.hour().toString(),
                Boolean.toString(denied.enforced()),
                Long.toString(counted.count()));
    }

    private static Draft fact(Counted counted) {
        Denied denied = counted.denied();
        return new Draft.OfFact(
                null,
                denied.hour().plus(1, ChronoUnit.HOURS).atOffset(ZoneOffset.UTC),
                new ProcessingDenied(
                        new HolderCode(denied.system()),
                        denied.purpose().isEmpty() ? null : new PurposeCode(denied.purpose()),
                        new ReasonCode(denied.reason()),
                        denied.hour(),
                        (int) Math.min(counted.count(), 1_000_000_000),
                        denied.enforced()));
    }
}
