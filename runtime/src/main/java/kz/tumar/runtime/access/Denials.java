package kz.tumar.runtime.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import kz.tumar.contract.Cause;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.EventId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.fact.AccessDenied;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Draft;
import kz.tumar.delivery.Transactions;
import kz.tumar.runtime.hosting.ServiceConfig;
import kz.tumar.runtime.policy.PolicyVersions;
import org.jboss.logging.Logger;

/// States in the log that somebody authenticated asked for what they have no right to. At most {@value #PER_MINUTE} a
/// minute
/// become facts, so that a flood of denials can't become a flood of facts; the metric counts every one.
@ApplicationScoped
public class Denials {
    private static final Logger LOG = Logger.getLogger(Denials.class);
    private static final int PER_MINUTE = 100;

    private final Caller caller;
    private final SecurityIdentity identity;
    private final Transactions transactions;
    private final Announcer announcer;
    private final PolicyVersions policies;
    private final ServiceConfig config;
    private final Clock clock;
    private final MeterRegistry meters;
    private final AtomicLong minute = new AtomicLong();
    private final AtomicInteger stated = new AtomicInteger();

    @Inject
    Denials(
            Caller caller,
            SecurityIdentity identity,
            Transactions transactions,
            Announcer announcer,
            PolicyVersions policies,
            ServiceConfig config,
            Clock clock,
            MeterRegistry meters) {
        this.caller = caller;
        this.identity = identity;
        this.transactions = transactions;
        this.announcer = announcer;
        this.policies = policies;
        this.config = config;
        this.clock = clock;
        this.meters = meters;
    }

    /// States that the present caller was turned away. The refusal itself never depends on it.
    public void denied() {
        meters.counter("tumar.access.denied").increment();
        if (identity.isAnonymous() || !mayState()) {
            return;
        }
        try {
            state();
        } catch (RuntimeException outage) {
            LOG.warn("a denial could not be stated as a fact", outage);
        }
    }

    private void state() {
        var cause = new Cause(config.source(), new EventId(UUID.randomUUID()));
        var fact = new AccessDenied(caller.actor(), ProblemType.FORBIDDEN);
        transactions.inTransaction(transaction -> announcer.announce(
                transaction,
                new Announcer.Announcement(
                        cause,
                        new CorrelationId(cause.id().value()),
                        null,
                        policies.currentVersion(policies.today()),
                        List.of(new Draft.OfFact(null, OffsetDateTime.now(clock), fact)))));
    }

    private boolean mayState() {
        long now = clock.millis() / 60_000;
        if (minute.getAndSet(now) != now) {
            stated.set(0);
        }
        return stated.incrementAndGet() <= PER_MINUTE;
    }
}
