package kz.tumar.bench.log;

import java.io.IOException;
import java.util.Map;
import kz.tumar.bench.ground.Ground;
import kz.tumar.bench.ground.ServiceProcess;

/// consent-service, which publishes the policy: without one nobody's question can be stated as a fact, and no package
/// says whose it is.
public final class PublishingPolicy {
    private PublishingPolicy() {}

    /// Begins to start it.
    public static ServiceProcess begin(Ground ground) throws IOException, InterruptedException {
        var policy = ground.repository().root().resolve("policy");
        return ServiceProcess.begin(
                ground,
                "consent-service",
                Map.of(
                        "tumar.policy.file",
                        ground.repository()
                                .require(policy.resolve("modesco.yaml"))
                                .toString(),
                        "tumar.policy.calendar",
                        policy.resolve("calendars/kz.json").toString()));
    }
}
