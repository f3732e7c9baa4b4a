package kz.tumar.consent.saying;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.Violation;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The texts of consents and notices, by their digest: anyone can read what a consent was given to.
@Path("/texts")
class TextsResource {
    private static final int LONGEST = 30_000;
    private static final String PLAIN = MediaType.TEXT_PLAIN + ";charset=UTF-8";

    private final ShownTexts texts;

    @Inject
    TextsResource(ShownTexts texts) {
        this.texts = texts;
    }

    @GET
    @Path("/{digest}")
    @PermitAll
    @Produces(PLAIN)
    @RunOnVirtualThread
    @Operation(summary = "A text that people were shown; its SHA-256 is its name.")
    public Response text(@PathParam("digest") String digest) {
        try {
            return texts.find(new Sha256(digest))
                    .map(text -> Response.ok(text, PLAIN)
                            .header("Cache-Control", "public, max-age=31536000, immutable")
                            .build())
                    .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
    }

    @POST
    @RolesAllowed({"dpo", "deputy"})
    @Consumes(MediaType.TEXT_PLAIN)
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(
            summary = "Registers the text of a form that a system shows, so that receipts can print it. "
                    + "It is public and stays for ever: a form, never what a person filled in.")
    public Registered register(@Nullable String text) {
        if (text == null || text.isBlank() || text.length() > LONGEST) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER,
                    List.of(new Violation("", "length", "a text of at most " + LONGEST + " characters")));
        }
        return new Registered(texts.keep(text));
    }

    record Registered(Sha256 textHash) {}
}
