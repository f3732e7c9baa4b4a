package kz.tumar.runtime.access;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import kz.tumar.contract.ProblemType;
import kz.tumar.delivery.Delivery;
import org.jboss.logging.Logger;

/// States in the log that somebody authenticated asked for what they have no right to: delivery states each, or
/// counts them where they are too many; the metric counts every one.
@ApplicationScoped
public class Denials {
    private static final Logger LOG = Logger.getLogger(Denials.class);

    private final Caller caller;
    private final SecurityIdentity identity;
    private final Delivery delivery;
    private final Clock clock;
    private final MeterRegistry meters;

    @Inject
    Denials(Caller caller, SecurityIdentity identity, Delivery delivery, Clock clock, MeterRegistry meters) {
        this.caller = caller;
        this.identity = identity;
        this.delivery = delivery;
        this.clock = clock;
        this.meters = meters;
    }

    /// States that the present caller was turned away. The refusal itself never depends on it.
    public void denied() {
        meters.counter("tumar.access.denied").increment();
        if (identity.isAnonymous()) {
            return;
        }
        try {
            delivery.denials().denied(caller.actor(), ProblemType.FORBIDDEN, clock.instant());
        } catch (RuntimeException outage) {
            LOG.warn("a denial could not be stated as a fact", outage);
        }
    }
}
