package kz.tumar.retention.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
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
    private final Instructing instructing;

    @Inject
    BrakeResource(Braking braking, Instructing instructing) {
        this.braking = braking;
        this.instructing = instructing;
    }

    /// @param brake the brake of the policy that tripped
    /// @param approvals how many agreed so far that destruction goes on
    /// @param needed how many different people have to
    record State(
            boolean paused,
            @Nullable Instant pausedAt,
            @Nullable String brake,
            int approvals,
            int needed) {
        static State of(Braking.Standing standing) {
            var state = standing.state();
            return new State(
                    state.pausedAt() != null,
                    state.pausedAt(),
                    state.code() == null ? null : state.code().value(),
                    standing.approvals(),
                    standing.needed());
        }
    }

    @GET
    @RolesAllowed({"dpo", "deputy", "officer"})
    @RunOnVirtualThread
    public State state() {
        return State.of(braking.standing());
    }

    @POST
    @Path("/release")
    @RolesAllowed({"dpo", "deputy"})
    @RunOnVirtualThread
    public State release(@HeaderParam("Idempotency-Key") @Nullable String key) {
        return State.of(braking.release(instructing.under(key)));
    }
}
