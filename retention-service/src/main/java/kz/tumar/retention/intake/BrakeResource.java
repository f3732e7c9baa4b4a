package kz.tumar.retention.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import kz.tumar.retention.schedule.Braking;
import org.jspecify.annotations.Nullable;

/// The brake on destruction.
@Path("/brake")
@Produces(MediaType.APPLICATION_JSON)
class BrakeResource {
    private final Braking braking;

    @Inject
    BrakeResource(Braking braking) {
        this.braking = braking;
    }

    /// @param brake the brake of the policy that tripped
    record State(
            boolean paused,
            @Nullable Instant pausedAt,
            @Nullable String brake) {}

    @GET
    @RolesAllowed({"dpo", "deputy", "officer"})
    @RunOnVirtualThread
    public State state() {
        var state = braking.state();
        return new State(state.pausedAt() != null, state.pausedAt(), state.code());
    }

    @POST
    @Path("/release")
    @RolesAllowed("dpo")
    @RunOnVirtualThread
    public State release() {
        braking.release();
        return state();
    }
}
