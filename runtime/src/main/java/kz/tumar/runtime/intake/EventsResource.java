package kz.tumar.runtime.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import kz.tumar.contract.Event;
import kz.tumar.contract.EventId;
import kz.tumar.contract.ProblemType;
import kz.tumar.delivery.Claims;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.problem.Problem;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The way in for company systems that speak HTTP: one claim a call, with the same checks and effect as on their topic.
@Path("/events")
class EventsResource {
    private final Claims claims;
    private final Caller caller;
    private final Clock clock;

    @Inject
    EventsResource(Claims claims, Caller caller, Clock clock) {
        this.claims = claims;
        this.caller = caller;
        this.clock = clock;
    }

    @POST
    @RolesAllowed("system")
    @Consumes({Event.MEDIA_TYPE, MediaType.APPLICATION_JSON})
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(summary = "Takes one claim. The same claim again is answered alike and changes nothing.")
    public Response take(byte[] body) {
        return switch (claims.submit(caller.system(), body, clock.instant())) {
            case Claims.Submission.Recorded(var facts, var repeated) ->
                Response.ok(new Recorded(facts, repeated)).build();
            case Claims.Submission.Waiting() -> Response.accepted().build();
            case Claims.Submission.Refused(var rejection) ->
                Response.status(rejection.status())
                        .type(Problem.MEDIA_TYPE)
                        .entity(rejection)
                        .build();
            case Claims.Submission.NotOwned() -> throw new ProblemException(ProblemType.UNKNOWN_TYPE);
        };
    }

    /// @param facts the ids of the facts that follow from the claim
    /// @param repeated whether it had been recorded before
    record Recorded(List<EventId> facts, boolean repeated) {}
}
