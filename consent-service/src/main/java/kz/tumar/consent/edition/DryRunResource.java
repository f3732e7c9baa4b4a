package kz.tumar.consent.edition;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import java.util.List;
import kz.tumar.consent.page.Languages;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Violation;
import kz.tumar.policy.Language;
import kz.tumar.policy.Policy;
import kz.tumar.policy.file.PolicyFile;
import kz.tumar.policy.file.Result;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// What would follow from publishing a version of the policy (clause 9.1), before anybody publishes it. What becomes of
/// data under it, retention-service says.
@Path("/policy/dry-run")
@Produces(MediaType.APPLICATION_JSON)
class DryRunResource {
    private static final int MOST_FLAWS = 100;

    private final Foreseeing foreseeing;

    @Inject
    DryRunResource(Foreseeing foreseeing) {
        this.foreseeing = foreseeing;
    }

    @POST
    @Consumes({"application/yaml", "text/yaml"})
    @RolesAllowed({"dpo", "deputy"})
    @RunOnVirtualThread
    @Operation(
            summary = "Tries a policy file: every flaw at once; or what speaks against announcing it, what differs, "
                    + "whose consents would end, and who would have to sign anew. It changes nothing.")
    public Foreseeing.Foreseen tried(
            @Nullable String file, @QueryParam("lang") @Nullable String lang, @Context HttpHeaders headers) {
        String text = file == null ? "" : file;
        Language language = Languages.of(lang, headers);
        return foreseeing.foresee(read(text), text, language);
    }

    private static Policy read(String file) {
        return switch (PolicyFile.read(file.getBytes(StandardCharsets.UTF_8))) {
            case Result.Valid<Policy>(Policy policy) -> policy;
            case Result.Broken<Policy> broken ->
                throw new ProblemException(ProblemType.INVALID_PARAMETER, flaws(broken));
        };
    }

    private static List<Violation> flaws(Result.Broken<Policy> broken) {
        return broken.flaws().stream()
                .limit(MOST_FLAWS)
                .map(flaw -> new Violation(
                        flaw.path().isEmpty() ? "/" : flaw.path(),
                        "policy",
                        "line " + flaw.line() + ": " + flaw.write()))
                .toList();
    }
}
