package kz.tumar.retention.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import kz.tumar.contract.EventId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.retention.ledger.Floods;
import kz.tumar.retention.schedule.TakingBack;
import kz.tumar.runtime.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// Taking back what a system falsely claimed of many.
@Path("/retractions")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class TakingBackResource {
    private final TakingBack takingBack;
    private final Instructing instructing;

    @Inject
    TakingBackResource(TakingBack takingBack, Instructing instructing) {
        this.takingBack = takingBack;
        this.instructing = instructing;
    }

    /// @param since from when on the orders arrived here; their claims may say other times
    record Asked(
            @NotNull @Size(max = 64) @Pattern(regexp = Asking.CODE)
            String system,

            @NotNull Instant since) {}

    /// @param lookedAt how many orders were looked at so far
    /// @param taken how many claims were taken back so far
    record Progress(String id, String system, Instant since, Instant upto, long lookedAt, long taken, boolean done) {
        static Progress of(Floods.TakingBack work) {
            return new Progress(
                    work.id().toString(),
                    work.system().value(),
                    work.since(),
                    work.upto(),
                    work.lookedAt(),
                    work.taken(),
                    work.done());
        }
    }

    @POST
    @RolesAllowed({"dpo", "deputy"})
    @RunOnVirtualThread
    public Progress begin(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid Asked asked) {
        return Progress.of(takingBack.begin(new HolderCode(asked.system()), asked.since(), instructing.under(key)));
    }

    @GET
    @Path("/{id}")
    @RolesAllowed({"dpo", "deputy", "officer"})
    @RunOnVirtualThread
    public Progress progress(@PathParam("id") String text) {
        var id = Asking.parsed(text, EventId::of, ProblemType.NOT_FOUND, "/id");
        return Progress.of(takingBack.progress(id).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND)));
    }
}
