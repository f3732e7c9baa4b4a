package kz.tumar.bench.export;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import kz.tumar.bench.append.CheckpointWatch;
import kz.tumar.bench.append.Senders;
import kz.tumar.bench.facts.Facts;
import kz.tumar.bench.ground.Ground;
import kz.tumar.bench.ground.ServiceProcess;
import kz.tumar.bench.ground.Waiting;

/// A log with that many entries under a signed checkpoint, and the service that keeps it. consent-service runs beside
/// it, because a package says whose it is, and that stands in the policy.
///
/// @param exports where packages are built
public record FilledLog(ServiceProcess audit, Path exports) {
    private static final long SUBJECTS = 1_000_000;
    private static final long BACKLOG = 60_000;
    private static final Duration LIMIT = Duration.ofMinutes(10);

    /// Starts the services and fills the log.
    public static FilledLog of(Ground ground, long entries) throws IOException, InterruptedException {
        Path exports = ground.folder().root().resolve("exports");
        var consent = ServiceProcess.begin(ground, "consent-service", Map.of());
        var audit =
                ServiceProcess.start(ground, "audit-service", Map.of("tumar.log.exports.folder", exports.toString()));
        consent.awaitReady("consent-service");
        Facts facts = Facts.uniform(SUBJECTS);
        try (var watch = new CheckpointWatch(ground.kafka());
                var senders = new Senders(ground.kafka())) {
            for (long i = 0; i < entries; i++) {
                while (i - watch.entries() > BACKLOG) {
                    LockSupport.parkNanos(1_000_000);
                }
                senders.send(facts.fact(i), (_, _) -> {});
            }
            senders.flush();
            Waiting.until("every fact is under a checkpoint", LIMIT, () -> watch.entries() >= entries);
        }
        return new FilledLog(audit, exports);
    }
}
