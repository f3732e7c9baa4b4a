package kz.tumar.bench.export;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import kz.tumar.bench.facts.Facts;
import kz.tumar.bench.ground.Ground;
import kz.tumar.bench.ground.ServiceProcess;
import kz.tumar.bench.log.Filling;
import kz.tumar.bench.log.PublishingPolicy;

/// A log with that many entries under a signed checkpoint, and the service that keeps it. consent-service runs beside
/// it, because a package says whose it is, and that stands in the policy.
///
/// @param exports where packages are built
public record FilledLog(ServiceProcess audit, Path exports) {
    private static final long SUBJECTS = 1_000_000;

    /// Starts the services and fills the log.
    public static FilledLog of(Ground ground, long entries) throws IOException, InterruptedException {
        Path exports = ground.folder().root().resolve("exports");
        var consent = PublishingPolicy.begin(ground);
        var audit =
                ServiceProcess.start(ground, "audit-service", Map.of("tumar.log.exports.folder", exports.toString()));
        consent.awaitReady("consent-service");
        try (var filling = Filling.begin(ground, Facts.uniform(SUBJECTS))) {
            filling.to(entries);
        }
        return new FilledLog(audit, exports);
    }
}
