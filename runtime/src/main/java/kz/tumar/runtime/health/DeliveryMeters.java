package kz.tumar.runtime.health;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.function.ToDoubleFunction;
import kz.tumar.delivery.Delivery;

/// Delivery's vitals as metrics.
@ApplicationScoped
class DeliveryMeters {
    private final Delivery delivery;
    private final MeterRegistry meters;

    @Inject
    DeliveryMeters(Delivery delivery, MeterRegistry meters) {
        this.delivery = delivery;
        this.meters = meters;
    }

    void register(@Observes StartupEvent started) {
        gauge("tumar.delivery.serving", vitals -> vitals.serving() ? 1 : 0);
        gauge("tumar.delivery.relaying", vitals -> vitals.relaying() ? 1 : 0);
        gauge("tumar.delivery.parked", Delivery.Vitals::parked);
        gauge("tumar.delivery.waiting", Delivery.Vitals::waiting);
        gauge("tumar.delivery.unpublished", Delivery.Vitals::unpublished);
        gauge("tumar.delivery.lag", Delivery.Vitals::lag);
        gauge("tumar.delivery.rebuilt", Delivery.Vitals::rebuilt);
    }

    private void gauge(String name, ToDoubleFunction<Delivery.Vitals> value) {
        Gauge.builder(name, delivery, running -> value.applyAsDouble(running.vitals()))
                .register(meters);
    }
}
