package kz.tumar.consent.sealing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import kz.tumar.consent.ledger.SealedValues;
import kz.tumar.contract.CategoryCode;
import kz.tumar.delivery.Transactions;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Reports what facts say lies sealed here and doesn't: a rebuild brings back every fact, but no sealed value.
@Wellness
@ApplicationScoped
class MissingSealedValues implements HealthCheck {
    private static final CategoryCode IDENTIFIERS = new CategoryCode("subject-identifiers");

    private final SealedValues sealed;
    private final Transactions transactions;
    private final MeterRegistry meters;
    private volatile Count count = new Count(0, 0);

    @Inject
    MissingSealedValues(SealedValues sealed, Transactions transactions, MeterRegistry meters) {
        this.sealed = sealed;
        this.transactions = transactions;
        this.meters = meters;
    }

    void register(@Observes StartupEvent started) {
        Gauge.builder("tumar.sealed.missing.mentioned", this, self -> self.count.mentioned())
                .register(meters);
        Gauge.builder("tumar.sealed.missing.identifiers", this, self -> self.count.identifiers())
                .register(meters);
    }

    @Scheduled(every = "${tumar.sealed.count-every:1H}", delayed = "${tumar.sealed.count-delay:30S}")
    void count() {
        count = transactions.inTransaction(transaction ->
                new Count(sealed.missingMentions(transaction), sealed.missingIdentifiers(transaction, IDENTIFIERS)));
    }

    @Override
    public HealthCheckResponse call() {
        Count known = count;
        return HealthCheckResponse.named("sealed values")
                .up()
                .withData("missing mentioned", known.mentioned())
                .withData("missing identifiers", known.identifiers())
                .build();
    }

    private record Count(long mentioned, long identifiers) {}
}
