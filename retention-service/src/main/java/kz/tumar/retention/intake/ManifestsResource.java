package kz.tumar.retention.intake;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.delivery.wire.Wire;
import kz.tumar.retention.announce.Acts;
import kz.tumar.retention.approve.Manifesting;
import kz.tumar.retention.decision.Achievement;
import kz.tumar.retention.ledger.Manifests;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// Manifests: a system says of many at once that their purposes were achieved. One JSON object a line, each with
/// `subject`, `purpose`, `subjectCategory` and `achievedOn`.
@Path("/manifests")
@Produces(MediaType.APPLICATION_JSON)
class ManifestsResource {
    private static final int MOST_LINES = 50_000;
    private static final int MOST_VIOLATIONS = 100;
    private static final ObjectReader LINES = Wire.strict().readerFor(Claimed.class);

    private final Manifesting manifesting;
    private final Caller caller;
    private final Instructing instructing;

    @Inject
    ManifestsResource(Manifesting manifesting, Caller caller, Instructing instructing) {
        this.manifesting = manifesting;
        this.caller = caller;
        this.instructing = instructing;
    }

    record Claimed(
            @Nullable SubjectRef subject,
            @Nullable PurposeCode purpose,
            @Nullable SubjectCategoryCode subjectCategory,
            @Nullable LocalDate achievedOn) {}

    /// @param digest names the manifest: SHA-256 of it as it was sent
    /// @param subjects how many references it names
    /// @param counted how many of its claims count so far
    record Answer(
            String digest,
            String system,
            int claims,
            long subjects,
            List<Manifests.ByPurpose> byPurpose,
            int approvals,
            int needed,
            boolean approved,
            int counted) {
        static Answer of(Manifesting.Preview preview) {
            var manifest = preview.manifest();
            return new Answer(
                    manifest.digest().value(),
                    manifest.system().value(),
                    manifest.lines(),
                    preview.subjects(),
                    preview.byPurpose(),
                    preview.approvals(),
                    preview.needed(),
                    manifest.approved(),
                    manifest.nextLine() - 1 - manifest.refused());
        }
    }

    @POST
    @Consumes("application/x-ndjson")
    @RolesAllowed("system")
    @RunOnVirtualThread
    public Answer submit(String body) {
        var lines = new ArrayList<Manifests.Line>();
        var violations = new ArrayList<Violation>();
        for (String text : body.lines().toList()) {
            int number = lines.size() + violations.size() + 1;
            if (number > MOST_LINES) {
                throw new ProblemException(ProblemType.TOO_LARGE);
            }
            var line = read(number, text);
            if (line == null) {
                violations.add(new Violation("/" + number, "form", "a claim of four fields"));
            } else {
                lines.add(line);
            }
        }
        if (lines.isEmpty()) {
            violations.add(new Violation("/1", "required", "a claim of four fields"));
        }
        if (!violations.isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER, violations.subList(0, Math.min(violations.size(), MOST_VIOLATIONS)));
        }
        return Answer.of(manifesting.submit(caller.system(), Acts.sha256(body), lines));
    }

    private static Manifests.@Nullable Line read(int number, String text) {
        try {
            Claimed claimed = LINES.readValue(text);
            if (claimed == null
                    || claimed.subject() == null
                    || claimed.purpose() == null
                    || claimed.subjectCategory() == null
                    || claimed.achievedOn() == null) {
                return null;
            }
            return new Manifests.Line(
                    number,
                    claimed.subject(),
                    new Achievement(claimed.purpose(), claimed.subjectCategory(), claimed.achievedOn()));
        } catch (JsonProcessingException malformed) {
            return null;
        }
    }

    @GET
    @Path("/{digest}")
    @RolesAllowed({"dpo", "deputy", "officer"})
    @RunOnVirtualThread
    public Answer preview(@PathParam("digest") String digest) {
        return Answer.of(manifesting.preview(parsed(digest)));
    }

    @POST
    @Path("/{digest}/approval")
    @RolesAllowed({"dpo", "deputy"})
    @RunOnVirtualThread
    public Answer approve(@PathParam("digest") String digest, @HeaderParam("Idempotency-Key") @Nullable String key) {
        return Answer.of(manifesting.approve(parsed(digest), instructing.under(key)));
    }

    private static Sha256 parsed(String digest) {
        return Asking.parsed(digest, Sha256::new, ProblemType.NOT_FOUND, "/digest");
    }
}
