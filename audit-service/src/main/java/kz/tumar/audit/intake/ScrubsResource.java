package kz.tumar.audit.intake;

import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Response;
import kz.tumar.audit.scrub.Scrubbing;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Asks for the stored log to be read again now and not after its pause.
@Path("/scrubs")
class ScrubsResource {
    private final Scrubbing scrubbing;

    @Inject
    ScrubsResource(Scrubbing scrubbing) {
        this.scrubbing = scrubbing;
    }

    @POST
    @RolesAllowed({"dpo", "deputy", "regulator"})
    @Operation(summary = "Begins to read and hash all entries and tiles again; what it finds is a fact and a light.")
    public Response begin() {
        scrubbing.hasten();
        return Response.accepted().build();
    }
}
