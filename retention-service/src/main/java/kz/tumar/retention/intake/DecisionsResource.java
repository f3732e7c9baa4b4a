package kz.tumar.retention.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.DecisionId;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.RetentionOutcome;
import kz.tumar.contract.SubjectRef;
import kz.tumar.retention.approve.Deciding;
import org.jspecify.annotations.Nullable;

/// Decisions of people about what no confirmed legal figure says.
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class DecisionsResource {
    private final Deciding deciding;
    private final Instructing instructing;

    @Inject
    DecisionsResource(Deciding deciding, Instructing instructing) {
        this.deciding = deciding;
        this.instructing = instructing;
    }

    /// @param purpose the purpose that ended; none where processing was unlawful
    /// @param outcome `DESTROY` or `LOCK`
    /// @param on from when it goes, or until when it is locked
    record Body(
            @Nullable @Size(max = 64) @Pattern(regexp = Asking.CODE)
            String purpose,

            @NotNull @Size(max = 64) @Pattern(regexp = Asking.CODE)
            String category,

            @NotNull RetentionOutcome outcome,
            @NotNull LocalDate on,

            @Nullable @Size(max = 64) @Pattern(regexp = Asking.CODE)
            String ground,

            @Nullable @Size(max = 64) @Pattern(regexp = Asking.CODE)
            String article) {}

    /// @param counts whether it does; otherwise another person has to agree
    record Decided(String decision, boolean counts) {
        static Decided of(Deciding.Standing standing) {
            return new Decided(standing.decision().toString(), standing.last());
        }
    }

    @POST
    @Path("/subjects/{ref}/decisions")
    @RolesAllowed({"dpo", "deputy"})
    @RunOnVirtualThread
    public Decided decide(
            @PathParam("ref") String ref,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Body body) {
        var wanted = new Deciding.Wanted(
                Asking.parsed(ref, SubjectRef::new, ProblemType.INVALID_PARAMETER, "/ref"),
                body.purpose() == null ? null : new PurposeCode(body.purpose()),
                new CategoryCode(body.category()),
                body.outcome(),
                body.on(),
                body.ground() == null ? null : new GroundCode(body.ground()),
                body.article() == null ? null : new ArticleCode(body.article()));
        return Decided.of(deciding.decide(wanted, instructing.under(key)));
    }

    @POST
    @Path("/decisions/{decision}/agreement")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({"dpo", "deputy"})
    @RunOnVirtualThread
    public Decided agree(@PathParam("decision") String decision, @HeaderParam("Idempotency-Key") @Nullable String key) {
        var id = Asking.parsed(decision, DecisionId::of, ProblemType.NOT_FOUND, "/decision");
        return Decided.of(deciding.agree(id, instructing.under(key)));
    }
}
