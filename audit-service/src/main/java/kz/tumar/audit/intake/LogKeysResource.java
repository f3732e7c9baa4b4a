package kz.tumar.audit.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Request;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import kz.tumar.audit.hosting.ChangingKeys;
import kz.tumar.audit.note.LogKeys;
import kz.tumar.audit.witness.Witnessing;
import kz.tumar.contract.LogKeyChange;
import kz.tumar.contract.ProblemType;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// By which keys the log is known, who watches it, and how a key is changed.
@Path("/log")
class LogKeysResource {
    private static final String TEXT = "text/plain;charset=utf-8";

    private final ChangingKeys changing;
    private final Witnessing witnessing;
    private final Caller caller;

    @Inject
    LogKeysResource(ChangingKeys changing, Witnessing witnessing, Caller caller) {
        this.changing = changing;
        this.witnessing = witnessing;
        this.caller = caller;
    }

    @GET
    @Path("/vkey")
    @PermitAll
    @Produces(TEXT)
    @RunOnVirtualThread
    @Operation(
            summary = "The verifier key that signs exports and, maybe beside another, checkpoints (C2SP signed-note).")
    public Response vkey(@Context Request request) {
        return Caching.NOT_UNASKED.answer(request, keys().first().verifier().encoded() + "\n");
    }

    @GET
    @Path("/policy")
    @PermitAll
    @Produces(TEXT)
    @RunOnVirtualThread
    @Operation(summary = "The log's keys, its witnesses and how many of them are enough (C2SP tlog-policy).")
    public Response policy(@Context Request request) {
        return Caching.NOT_UNASKED.answer(request, witnessing.policy().text(keys()));
    }

    @GET
    @Path("/keys")
    @PermitAll
    @Produces(TEXT)
    @RunOnVirtualThread
    @Operation(summary = "A note, signed by every key that signs, of which keys sign and which are retired.")
    public Response all(@Context Request request) {
        return Caching.NOT_UNASKED.answer(request, keys().statement().toString());
    }

    /// Of the time between two steps the operator decides: whoever verifies needs it to learn of the new key.
    @POST
    @Path("/keys/{step}")
    @RolesAllowed("dpo")
    @Produces(TEXT)
    @RunOnVirtualThread
    @Operation(
            summary = "Introduces a new key, promotes it, or retires the old one; answers with the note of all keys.")
    public Response change(@PathParam("step") String step) {
        Parameters parameters = new Parameters();
        Optional<LogKeyChange> change =
                parameters.read("step", step, "introduce|promote|retire", LogKeysResource::step);
        parameters.requireAllRight();
        try {
            return text(changing.change(change.orElseThrow(), caller.actor())
                    .statement()
                    .toString());
        } catch (IllegalStateException notNow) {
            throw new ProblemException(ProblemType.CONFLICT);
        }
    }

    private static LogKeyChange step(String step) {
        return switch (step) {
            case "introduce" -> LogKeyChange.INTRODUCED;
            case "promote" -> LogKeyChange.PROMOTED;
            case "retire" -> LogKeyChange.RETIRED;
            default -> throw new IllegalArgumentException("no such step");
        };
    }

    private LogKeys keys() {
        return changing.keys().orElseThrow(() -> new ProblemException(ProblemType.UNAVAILABLE));
    }

    private static Response text(String text) {
        return Response.ok(text).header(HttpHeaders.CACHE_CONTROL, "no-store").build();
    }
}
