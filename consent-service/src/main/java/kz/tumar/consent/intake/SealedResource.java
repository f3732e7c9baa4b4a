package kz.tumar.consent.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Function;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.SubjectRef;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The way in for personal content: sealed here first, named by reference everywhere else.
@Path("/sealed")
@Produces(MediaType.APPLICATION_JSON)
class SealedResource {
    private final Sealing sealing;
    private final Caller caller;

    @Inject
    SealedResource(Sealing sealing, Caller caller) {
        this.sealing = sealing;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"system", "officer", "dpo", "deputy"})
    @RunOnVirtualThread
    @Operation(summary = "Seals a text or Base64 value; events then carry the reference and the commitment.")
    public Response seal(@Nullable NewValue body) {
        if (body == null || body.subject() == null) {
            throw References.invalid("/subject", "required", "a reference");
        }
        if (body.category() == null) {
            throw References.invalid("/category", "required", "a category of the policy");
        }
        byte[] value = body.bytes();
        try {
            return created(sealing.seal(body.subject(), body.category(), value));
        } finally {
            Arrays.fill(value, (byte) 0);
        }
    }

    @POST
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed({"system", "officer", "dpo", "deputy"})
    @RunOnVirtualThread
    @Operation(summary = "Seals the body; the headers Tumar-Subject and Tumar-Category say whose and what it is.")
    public Response seal(
            @HeaderParam("Tumar-Subject") @Nullable String subject,
            @HeaderParam("Tumar-Category") @Nullable String category,
            byte[] value) {
        try {
            return created(sealing.seal(
                    header("Tumar-Subject", subject, SubjectRef::new),
                    header("Tumar-Category", category, CategoryCode::new),
                    value));
        } finally {
            Arrays.fill(value, (byte) 0);
        }
    }

    @POST
    @Path("/{reference}/reveal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"officer", "dpo", "deputy"})
    @RunOnVirtualThread
    @Operation(summary = "Opens a sealed value for a reason of the policy; that it was opened is a fact.")
    public Response reveal(@PathParam("reference") String reference, @Nullable Why body) {
        if (body == null || body.reason() == null) {
            throw References.invalid("/reason", "required", "a reason of the policy");
        }
        SealedRef sealed;
        try {
            sealed = new SealedRef(reference);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        return Response.ok(sealing.reveal(sealed, body.reason(), caller.actor()))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static Response created(SealedContent sealed) {
        return Response.status(Response.Status.CREATED).entity(sealed).build();
    }

    private static <T> T header(String name, @Nullable String text, Function<String, T> form) {
        if (text == null) {
            throw References.invalid(name, "required", "a header");
        }
        try {
            return form.apply(text);
        } catch (IllegalArgumentException malformed) {
            throw References.invalid(name, "pattern", "an issued reference or a code");
        }
    }

    /// What to seal: exactly one of `value` (Base64) and `text`.
    @SuppressWarnings("ArrayRecordComponent")
    record NewValue(
            @Nullable SubjectRef subject,
            @Nullable CategoryCode category,
            byte @Nullable [] value,
            @Nullable String text) {
        byte[] bytes() {
            if ((value == null) == (text == null)) {
                throw References.invalid("/value", "oneOf", "either value or text");
            }
            return value != null ? value : String.valueOf(text).getBytes(StandardCharsets.UTF_8);
        }

        @Override
        public String toString() {
            return "NewValue[redacted]";
        }
    }

    record Why(@Nullable ReasonCode reason) {}
}
