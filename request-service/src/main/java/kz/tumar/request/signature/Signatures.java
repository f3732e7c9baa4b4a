package kz.tumar.request.signature;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.Startup;
import io.quarkus.scheduler.Scheduled;
import io.smallrye.health.api.Wellness;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Default;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.List;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;

/// The verifier of this installation, with its lists of revoked certificates kept fresh and their state
/// in sight.
@Startup
@Wellness
@Default
@ApplicationScoped
class Signatures implements SignatureVerifier, HealthCheck {
    private final RevocationLists lists;
    private final SignatureVerifier verifier;
    private final MeterRegistry meters;

    @Inject
    Signatures(SignatureConfig config, Clock clock, MeterRegistry meters) {
        this.meters = meters;
        var bounds = new RevocationLists.Bounds(
                Math.toIntExact(config.crlLargest().asLongValue()),
                config.crlTimeout(),
                config.crlKeep(),
                config.crlPause());
        this.lists = new RevocationLists(config.crls().orElse(List.of()), bounds, clock);
        this.verifier = new CmsVerifier(
                Anchors.read(config.anchors(), config.intermediates()),
                lists,
                Math.toIntExact(config.largest().asLongValue()));
        Gauge.builder("tumar.signature.revocation.configured", lists, RevocationLists::configured)
                .register(meters);
        Gauge.builder("tumar.signature.revocation.usable", lists, RevocationLists::usable)
                .register(meters);
    }

    @Override
    public Checked check(Submitted submitted) {
        Checked checked = verifier.check(submitted);
        meters.counter("tumar.signature.checks", "outcome", checked.outcome().name())
                .increment();
        return checked;
    }

    @Scheduled(every = "${tumar.signature.crl-every:10M}", delayed = "${tumar.signature.crl-delay:10S}")
    void refresh() {
        lists.refresh();
    }

    @Override
    public HealthCheckResponse call() {
        return HealthCheckResponse.named("lists of revoked certificates")
                .status(lists.usable() == lists.configured())
                .withData("configured", lists.configured())
                .withData("usable", lists.usable())
                .build();
    }
}
