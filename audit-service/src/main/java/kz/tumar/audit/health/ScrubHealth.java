package kz.tumar.audit.health;

import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import kz.tumar.audit.scrub.Scrubbing;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// Red from when a reading of the stored log found it damaged until a later one finds it whole.
@Wellness
@ApplicationScoped
class ScrubHealth implements HealthCheck {
    private final Scrubbing scrubbing;

    @Inject
    ScrubHealth(Scrubbing scrubbing) {
        this.scrubbing = scrubbing;
    }

    @Override
    public HealthCheckResponse call() {
        var response = HealthCheckResponse.named("stored log")
                .status(scrubbing.damage().isEmpty())
                .withData("rounds", scrubbing.rounds())
                .withData("position", scrubbing.position());
        scrubbing
                .damage()
                .ifPresent(
                        found -> response.withData("found", found.what().name()).withData("before", found.treeSize()));
        return response.build();
    }
}
