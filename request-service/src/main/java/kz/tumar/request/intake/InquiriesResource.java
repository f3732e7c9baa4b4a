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
import kz.tumar.request.decision.FilingRequest;
import kz.tumar.request.decision.Inquiry;
import kz.tumar.request.lookup.InquiryViews;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.hosting.ServiceConfig;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Where letters of the authority are registered and answered (clause 2.6.2). There is no way to extend one.
@Path("/inquiries")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"officer", "dpo", "deputy"})
class InquiriesResource {
    private final Announcing announcing;
    private final Filings filings;
    private final InquiryViews views;
    private final OwnCase own;
    private final Caller caller;
    private final ServiceConfig config;
    private final Clock clock;

    @Inject
    InquiriesResource(
            Announcing announcing,
            Filings filings,
            InquiryViews views,
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
    @Operation(summary = "Registers a letter; due is the earlier of the policy's term and the letter's own date.")
    public Response receive(@HeaderParam("Idempotency-Key") @Nullable String key, Bodies.@Nullable NewInquiry body) {
        Bodies.NewInquiry given = Called.complete(body);
        List<SubjectRef> subjects = requireNonNullElse(given.subjects(), List.of());
        own.refuse(subjects);
        filings.requireIssued(subjects);
        var letter = new Inquiry.Letter(
                requireNonNull(given.letter()),
                requireNonNull(given.letterDate()),
                requireNonNullElseGet(given.receivedAt(), clock::instant),
                given.due(),
                subjects);
        Cause cause = Called.cause(config.source(), key, "Receive");
        Actor actor = caller.actor();
        CaseId caseId = announcing.open(
                cause,
                FilingRequest.caseOf(cause),
                Inquiry.subjectOf(subjects),
                (transaction, now, rules) -> Inquiry.receive(cause, letter, actor, now, rules));
        return views.tagged(Response.created(URI.create("/inquiries/" + caseId)), caseId);
    }

    @POST
    @Path("/{caseId}/answer")
    @RunOnVirtualThread
    @Operation(summary = "Says that an export left in answer.")
    public Response answer(
            @PathParam("caseId") String caseId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            Bodies.@Nullable InquiryAnswer body) {
        Bodies.InquiryAnswer given = Called.complete(body);
        var reply = new Inquiry.Reply(
                requireNonNull(given.exportId()),
                requireNonNull(given.packageHash()),
                requireNonNullElseGet(given.answeredAt(), clock::instant));
        CaseId id = Called.caseIn(caseId);
        Actor actor = caller.actor();
        announcing.reply(
                Called.cause(config.source(), key, "Reply", id.toString()),
                id,
                Called.revision(ifMatch),
                (transaction, state, now) -> {
                    own.refuse(transaction, state.received().subjects());
                    return state.answer(reply, actor, now);
                });
        return views.tagged(Response.ok(), id);
    }
}
