package kz.tumar.audit.health;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import kz.tumar.audit.witness.Witnessing;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Red when too few witnesses keep up with the log, or one of them says that it isn't the log it saw before.
@Wellness
@ApplicationScoped
class WitnessHealth implements HealthCheck {
    private final Witnessing witnessing;

    @Inject
    WitnessHealth(Witnessing witnessing) {
        this.witnessing = witnessing;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("witnesses of the log")
                .status(witnessing.keepsUp() && !witnessing.isAccused())
                .withData("asked", witnessing.policy().witnesses().size());
        witnessing.outcomes().forEach(response::withData);
        return response.build();
    }
}
