package kz.tumar.retention.schedule;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Red while a brake holds all destruction.
@Wellness
@ApplicationScoped
class BrakeHealth implements HealthCheck {
    private final Braking braking;

    @Inject
    BrakeHealth(Braking braking) {
        this.braking = braking;
    }

    @Override
    public HealthCheckResponse call() {
        var state = braking.standing().state();
        var answer = HealthCheckResponse.named("destruction brake").status(state.pausedAt() == null);
        return state.code() == null
                ? answer.build()
                : answer.withData("brake", state.code().value()).build();
    }
}
