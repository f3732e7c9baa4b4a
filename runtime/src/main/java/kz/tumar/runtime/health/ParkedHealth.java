package kz.tumar.runtime.health;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import kz.tumar.delivery.Delivery;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Red while our own code has failed on an event that nobody has released yet.
@Wellness
@ApplicationScoped
class ParkedHealth implements HealthCheck {
    private final Delivery delivery;

    @Inject
    ParkedHealth(Delivery delivery) {
        this.delivery = delivery;
    }

    @Override
    public HealthCheckResponse call() {
        long parked = delivery.vitals().parked();
        return HealthCheckResponse.named("parked events")
                .status(parked == 0)
                .withData("parked", parked)
                .build();
    }
}
