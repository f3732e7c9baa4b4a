package kz.tumar.sealing;

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
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The way in for personal content: sealed here first, named by reference everywhere else.
@Path("/sealed")
@Produces(MediaType.APPLICATION_JSON)
class SealedResource {
    private final Sealing sealing;
    private final Readers readers;
    private final Caller caller;

    @Inject
    SealedResource(Sealing sealing, Readers readers, Caller caller) {
        this.sealing = sealing;
        this.readers = readers;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"system", "subject", "officer", "dpo", "deputy"})
    @RunOnVirtualThread
    @Operation(summary = "Seals a text or Base64 value; events then carry the reference and the commitment.")
    public Response seal(@Nullable NewValue body) {
        if (body == null || body.subject() == null) {
            throw invalid("/subject", "required", "a reference");
        }
        if (body.category() == null) {
            throw invalid("/category", "required", "a category of the policy");
        }
        return sealed(body.subject(), body.category(), body.bytes(), body.identifiers(caller.is("subject")));
    }

    @POST
    @Consumes(MediaType.APPLICATION_OCTET_STREAM)
    @RolesAllowed({"system", "subject", "officer", "dpo", "deputy"})
    @RunOnVirtualThread
    @Operation(summary = "Seals the body; the headers Tumar-Subject and Tumar-Category say whose and what it is.")
    public Response seal(
            @HeaderParam("Tumar-Subject") @Nullable String subject,
            @HeaderParam("Tumar-Category") @Nullable String category,
            InputStream value) {
        SubjectRef whose = header("Tumar-Subject", subject, SubjectRef::new);
        CategoryCode what = header("Tumar-Category", category, CategoryCode::new);
        requireOwn(whose);
        return created(sealing.seal(whose, what, value));
    }

    @POST
    @Path("/{reference}/reveal")
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"officer", "dpo", "deputy", "system"})
    @RunOnVirtualThread
    @Operation(
            summary = "Opens a sealed value for a reason of the policy; that it was opened is a fact. "
                    + "A system opens only what an unanswered command to it names.")
    public Response reveal(@PathParam("reference") String reference, @Nullable Why body) {
        if (body == null || body.reason() == null) {
            throw invalid("/reason", "required", "a reason of the policy");
        }
        SealedRef sealed;
        try {
            sealed = new SealedRef(reference);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        var holder = caller.is("system") ? caller.system() : null;
        return Response.ok(sealing.reveal(sealed, body.reason(), caller.actor(), holder))
                .header("Cache-Control", "no-store")
                .build();
    }

    private Response sealed(SubjectRef subject, CategoryCode category, byte[] value, List<Identifier> attributes) {
        try {
            requireOwn(subject);
            return created(sealing.seal(subject, category, value, attributes));
        } finally {
            Arrays.fill(value, (byte) 0);
        }
    }

    private void requireOwn(SubjectRef subject) {
        if (caller.is("subject")
                && !(readers.takeFromPersons() && caller.subject().equals(subject))) {
            throw new ProblemException(ProblemType.FORBIDDEN);
        }
    }

    private static Response created(SealedContent content) {
        return Response.status(Response.Status.CREATED).entity(content).build();
    }

    private static <T> T header(String name, @Nullable String text, Function<String, T> form) {
        if (text == null) {
            throw invalid(name, "required", "a header");
        }
        try {
            return form.apply(text);
        } catch (IllegalArgumentException malformed) {
            throw invalid(name, "pattern", "an issued reference or a code");
        }
    }

    private static ProblemException invalid(String path, String rule, String expected) {
        return new ProblemException(ProblemType.INVALID_PARAMETER, List.of(new Violation(path, rule, expected)));
    }

    /// What to seal: exactly one of `value` (Base64) and `text`.
    ///
    /// @param attributes what officers can find it by
    @SuppressWarnings("ArrayRecordComponent")
    record NewValue(
            @Nullable SubjectRef subject,
            @Nullable CategoryCode category,
            byte @Nullable [] value,
            @Nullable String text,
            @Nullable List<@Nullable Identifier> attributes) {
        /// @param byPerson whether a person hands it over: nobody says of themselves by what officers find
        /// them, or anybody would be found by another's number
        List<Identifier> identifiers(boolean byPerson) {
            List<@Nullable Identifier> named = attributes == null ? List.of() : attributes;
            if (byPerson && !named.isEmpty()) {
                throw new ProblemException(
                        ProblemType.FORBIDDEN,
                        List.of(new Violation("/attributes", "role", "nothing: officers and systems say what fits")));
            }
            List<Violation> wrong = Identifier.wrong("/attributes", named);
            if (!wrong.isEmpty()) {
                throw new ProblemException(ProblemType.INVALID_PARAMETER, wrong);
            }
            return named.stream().map(Objects::requireNonNull).toList();
        }

        byte[] bytes() {
            if ((value == null) == (text == null)) {
                throw invalid("/value", "oneOf", "either value or text");
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
