package kz.tumar.request.intake;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;
import static java.util.Objects.requireNonNullElseGet;

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
import java.net.URI;
import java.time.Clock;
import java.util.List;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.Cause;
import kz.tumar.contract.SubjectRef;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.decision.Breach;
import kz.tumar.request.decision.FilingRequest;
import kz.tumar.request.decision.Inquiry;
import kz.tumar.request.lookup.BreachViews;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.hosting.ServiceConfig;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Where breaches are registered, and the notice of each to the authority: within the statute's working day.
@Path("/breaches")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"officer", "dpo", "deputy"})
class BreachesResource {
    private final Announcing announcing;
    private final Filings filings;
    private final BreachViews views;
    private final OwnCase own;
    private final Caller caller;
    private final ServiceConfig config;
    private final Clock clock;

    @Inject
    BreachesResource(
            Announcing announcing,
            Filings filings,
            BreachViews views,
            OwnCase own,
            Caller caller,
            ServiceConfig config,
            Clock clock) {
        this.announcing = announcing;
        this.filings = filings;
        this.views = views;
        this.own = own;
        this.caller = caller;
        this.config = config;
        this.clock = clock;
    }

    @POST
    @RunOnVirtualThread
    @Operation(summary = "Registers a breach; the authority is to be told within one working day of its discovery.")
    public Response register(
            @HeaderParam("Idempotency-Key") @Nullable String key, LifeBodies.@Nullable NewBreach body) {
        LifeBodies.NewBreach given = Called.complete(body);
        List<SubjectRef> subjects = requireNonNullElse(given.subjects(), List.of());
        own.refuse(subjects);
        filings.requireIssued(subjects);
        var found = new Breach.Found(
                requireNonNull(given.nature()),
                requireNonNullElseGet(given.discoveredAt(), clock::instant),
                subjects,
                requireNonNullElse(given.categories(), List.of()),
                given.origin());
        Cause cause = Called.cause(config.source(), key, "Breach");
        Actor actor = caller.actor();
        CaseId caseId = announcing.open(
                cause,
                FilingRequest.caseOf(cause),
                Inquiry.subjectOf(subjects),
                (transaction, now, rules) -> Breach.register(cause, found, actor, now, rules));
        return views.tagged(Response.created(URI.create("/breaches/" + caseId)), caseId);
    }

    @POST
    @Path("/{caseId}/notice")
    @RunOnVirtualThread
    @Operation(summary = "Says that the authority was told, and what was done about the breach.")
    public Response notice(
            @PathParam("caseId") String caseId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            LifeBodies.@Nullable BreachNotice body) {
        LifeBodies.BreachNotice given = Called.complete(body);
        var notice = new Breach.Notice(
                given.letter(),
                requireNonNull(given.measures()),
                requireNonNullElseGet(given.notifiedAt(), clock::instant));
        CaseId id = Called.caseIn(caseId);
        Actor actor = caller.actor();
        announcing.tell(
                Called.cause(config.source(), key, "Notice", id.toString()),
                id,
                Called.revision(ifMatch),
                (transaction, state, now, rules) -> {
                    own.refuse(transaction, state.registered().subjects());
                    return state.notice(notice, actor, now, rules);
                });
        return views.tagged(Response.ok(), id);
    }
}
