package kz.tumar.sealing;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// The alarm: keys that should have gone, or that nobody can read any more.
@Wellness
@ApplicationScoped
class KeyEpochsHealth implements HealthCheck {
    private final TurningEpochs epochs;

    @Inject
    KeyEpochsHealth(TurningEpochs epochs) {
        this.epochs = epochs;
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("key epochs")
                .status(epochs.overdue() == 0 && epochs.unreadable() == 0)
                .withData("epochs whose keys should have gone", epochs.overdue())
                .withData("keys that can't be read", epochs.unreadable())
                .build();
    }
}
