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
import java.time.Clock;
import java.util.List;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.Actor;
import kz.tumar.contract.ActorKind;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.Cause;
import kz.tumar.contract.EventId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Representation;
import kz.tumar.contract.SubjectRef;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.decision.CaseAction;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.decision.WorkingCase;
import kz.tumar.request.lookup.CaseViews;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.hosting.ServiceConfig;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// What becomes of a case besides its answer: demands upheld, requests taken back, deliveries that failed, blocks
/// waived, mistakes corrected. Every change names the revision it changes (`If-Match`) and answers with the case.
@Path("/requests/{caseId}")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"officer", "dpo", "deputy"})
@RunOnVirtualThread
class CaseLifeResource {
    private final Announcing announcing;
    private final Filings filings;
    private final CaseViews views;
    private final OwnCase own;
    private final Caller caller;
    private final ServiceConfig config;
    private final Clock clock;

    @HeaderParam("Idempotency-Key")
    @Nullable
    String key;

    @HeaderParam("If-Match")
    @Nullable
    String ifMatch;

    @PathParam("caseId")
    String caseId = "";

    @Inject
    CaseLifeResource(
            Announcing announcing,
            Filings filings,
            CaseViews views,
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
    @Path("/upholding")
    @Operation(summary = "Upholds a demand to block or destroy, or an objection; the block stays.")
    public Response uphold(LifeBodies.@Nullable Uphold body) {
        var categories =
                requireNonNullElse(Called.complete(body).categories(), List.<kz.tumar.contract.CategoryCode>of());
        return act(new CaseAction.Uphold(categories));
    }

    @POST
    @Path("/withdrawal")
    @RolesAllowed({"officer", "dpo", "deputy", "subject"})
    @Operation(summary = "Takes the request itself back; a block that only it called for is lifted.")
    public Response takeBack(LifeBodies.@Nullable Withdrawal body) {
        LifeBodies.Withdrawal given = Called.complete(body);
        if (!caller.is("officer", "dpo", "deputy") && (given.withdrawnAt() != null || given.actedBy() != null)) {
            throw Called.invalid("", "absent", "no time and nobody else: the person speaks now");
        }
        return act(new CaseAction.TakeBack(
                requireNonNull(given.channel()),
                requireNonNullElse(given.actedBy(), new ActedBy(Representation.SELF, null, null)),
                requireNonNullElseGet(given.withdrawnAt(), clock::instant)));
    }

    @POST
    @Path("/failed-delivery")
    @Operation(summary = "Says that what was sent came back: the case is open again, its dates unchanged.")
    public Response failed(LifeBodies.@Nullable FailedDelivery body) {
        LifeBodies.FailedDelivery given = Called.complete(body);
        return act(new CaseAction.ReportFailedDelivery(
                requireNonNullElseGet(given.failedAt(), clock::instant), requireNonNull(given.reason())));
    }

    @POST
    @Path("/unblocking")
    @Operation(
            summary = "Ends a block with a reason: of corrected data that not every holder confirmed, or one upheld.")
    public Response unblock(LifeBodies.@Nullable Unblocking body) {
        return act(new CaseAction.Unblock(requireNonNull(Called.complete(body).reason())));
    }

    @POST
    @Path("/block-waivers")
    @Operation(summary = "Asks that a block be narrowed, lifted, or let kinds of processing pass; another must agree.")
    public Response proposeWaiver(LifeBodies.@Nullable Waiver body) {
        LifeBodies.Waiver given = Called.complete(body);
        return act(new CaseAction.ProposeWaiver(
                given.whose(),
                requireNonNull(given.reason()),
                requireNonNullElse(given.passages(), List.of()),
                requireNonNullElse(given.keeps(), List.of())));
    }

    @POST
    @Path("/block-waivers/{proposal}/approval")
    @RolesAllowed({"dpo", "deputy"})
    @Operation(summary = "Agrees to what another asked about a block; passages need the number of an order.")
    public Response approveWaiver(@PathParam("proposal") String proposal, LifeBodies.@Nullable WaiverApproval body) {
        return act(new CaseAction.ApproveWaiver(
                eventIn(proposal), Called.complete(body).order()));
    }

    @POST
    @Path("/corrections")
    @Operation(
            summary =
                    "Corrects a recorded fact beside it; where identity, person or a date changes, another must agree "
                            + "first.")
    public Response correct(LifeBodies.@Nullable Correction body) {
        LifeBodies.Correction given = Called.complete(body);
        if (given.subject() instanceof SubjectRef right) {
            own.refuse(List.of(right));
            filings.requireIssued(List.of(right));
        }
        return act(new CaseAction.Correct(
                requireNonNull(given.fact()),
                requireNonNull(given.change()),
                given.at(),
                given.subject(),
                requireNonNull(given.reason())));
    }

    @POST
    @Path("/corrections/{proposal}/approval")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Agrees to a correction that another asked for.")
    public Response approveCorrection(@PathParam("proposal") String proposal) {
        return act(new CaseAction.ApproveCorrection(eventIn(proposal)));
    }

    private Response act(CaseAction action) {
        CaseId id = Called.caseIn(caseId);
        boolean self = speaksForThemselves(action, caller.is("subject"), caller.is("officer", "dpo", "deputy"));
        Actor actor = self ? new Actor(ActorKind.SUBJECT, null, null, null) : caller.actor();
        Cause cause = Called.cause(config.source(), key, action.getClass().getSimpleName(), id.toString());
        announcing.change(cause, id, Called.revision(ifMatch), (transaction, state, now, rules) -> {
            if (self) {
                requireOwn(state.subject());
            } else {
                own.refuse(transaction, state);
            }
            Rules terms = countsAnew(action) ? announcing.countingOf(transaction, id) : rules;
            return WorkingCase.decide(state, action, actor, now, terms);
        });
        return views.tagged(Response.ok(), id);
    }

    /// A person takes their own request back, and does nothing else with it. Whoever works on cases does so
    /// as an officer, be they a client too: their own case is somebody else's to work.
    static boolean speaksForThemselves(CaseAction action, boolean person, boolean officer) {
        return person && !officer && action instanceof CaseAction.TakeBack;
    }

    /// A correction moves dates by the terms that the case was filed under.
    private static boolean countsAnew(CaseAction action) {
        return action instanceof CaseAction.Correct || action instanceof CaseAction.ApproveCorrection;
    }

    private void requireOwn(SubjectRef owner) {
        if (!caller.subject().equals(owner)) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
    }

    private static EventId eventIn(String path) {
        try {
            return EventId.of(path);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
    }
}
