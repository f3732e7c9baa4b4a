package kz.tumar.consent.sealing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import kz.tumar.consent.ledger.SealedIdentifiers;
import kz.tumar.contract.CategoryCode;
import kz.tumar.delivery.Transactions;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Reports references whose sealed identifier a rebuild could not bring back: their systems can't ask for them again.
@Wellness
@ApplicationScoped
class MissingIdentifiers implements HealthCheck {
    private static final CategoryCode IDENTIFIERS = new CategoryCode("subject-identifiers");

    private final SealedIdentifiers sealed;
    private final Transactions transactions;
    private final MeterRegistry meters;
    private volatile long missing;

    @Inject
    MissingIdentifiers(SealedIdentifiers sealed, Transactions transactions, MeterRegistry meters) {
        this.sealed = sealed;
        this.transactions = transactions;
        this.meters = meters;
    }

    void register(@Observes StartupEvent started) {
        Gauge.builder("tumar.sealed.missing.identifiers", this, self -> self.missing)
                .register(meters);
    }

    @Scheduled(every = "${tumar.sealed.count-every:1H}", delayed = "${tumar.sealed.count-delay:30S}")
    void count() {
        missing = transactions.inTransaction(transaction -> sealed.missing(transaction, IDENTIFIERS));
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("sealed identifiers")
                .up()
                .withData("missing identifiers", missing)
                .build();
    }
}
