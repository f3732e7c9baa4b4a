package kz.tumar.audit.health;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import kz.tumar.audit.sequence.LogState;
import kz.tumar.audit.sequence.LogState.Condition;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.Readiness;

/// Ready when there is a signed checkpoint to serve and the log neither refuses to sign nor waits for a server.
@Readiness
@ApplicationScoped
class LogReadiness implements HealthCheck {
    private final LogState state;

    @Inject
    LogReadiness(LogState state) {
        this.state = state;
    }

    @Override
    public HealthCheckResponse call() {
        boolean well = switch (state.condition()) {
            case Condition.Following _, Condition.Standby _ -> true;
            case Condition.Starting _, Condition.Recovering _, Condition.Outage _, Condition.Refusing _ -> false;
        };
        return HealthCheckResponse.named("log")
                .status(well && state.served().isPresent())
                .withData("condition", state.condition().toString())
                .withData("size", state.size())
                .withData("signedSize", state.signedSize())
                .withData("lag", state.lag())
                .build();
    }
}
