package kz.tumar.sealing;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import kz.tumar.delivery.Transactions;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Reports what facts say lies sealed here and doesn't: a rebuild brings back every fact, but no sealed value.
@Wellness
@ApplicationScoped
class MissingSealedValues implements HealthCheck {
    private final SealedMentions mentions;
    private final Transactions transactions;
    private final MeterRegistry meters;
    private volatile long missing;

    @Inject
    MissingSealedValues(SealedMentions mentions, Transactions transactions, MeterRegistry meters) {
        this.mentions = mentions;
        this.transactions = transactions;
        this.meters = meters;
    }

    void register(@Observes StartupEvent started) {
        Gauge.builder("tumar.sealed.missing.mentioned", this, self -> self.missing)
                .register(meters);
    }

    @Scheduled(every = "${tumar.sealed.count-every:1H}", delayed = "${tumar.sealed.count-delay:30S}")
    void count() {
        missing = transactions.inTransaction(mentions::missing);
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("sealed values")
                .up()
                .withData("missing mentioned", missing)
                .build();
    }
}
