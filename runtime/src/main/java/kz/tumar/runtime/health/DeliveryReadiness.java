package kz.tumar.runtime.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import kz.tumar.delivery.Delivery;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready when the ledger is whole and delivery runs; not during an outage.
@Readiness
@ApplicationScoped
class DeliveryReadiness implements HealthCheck {
    private final Delivery delivery;

    @Inject
    DeliveryReadiness(Delivery delivery) {
        this.delivery = delivery;
    }

    @Override
    public HealthCheckResponse call() {
        Delivery.Vitals vitals = delivery.vitals();
        return HealthCheckResponse.named("delivery")
                .status(vitals.serving() && vitals.outage().isEmpty())
                .withData("serving", vitals.serving())
                .withData("relaying", vitals.relaying())
                .withData("outage", vitals.outage())
                .withData("waiting", vitals.waiting())
                .withData("unpublished", vitals.unpublished())
                .withData("lag", vitals.lag())
                .withData("rebuilt", vitals.rebuilt())
                .withData("rereads", vitals.rereads())
                .build();
    }
}
