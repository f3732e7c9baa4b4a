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
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.Cause;
import kz.tumar.contract.InquiryEvidence;
import kz.tumar.contract.SubjectRef;
import kz.tumar.request.annex.Annexes;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.decision.FilingRequest;
import kz.tumar.request.decision.Inquiry;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.decision.Verdict;
import kz.tumar.request.inquiry.Gathering;
import kz.tumar.request.ledger.KnownFacts;
import kz.tumar.request.lookup.InquiryViews;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.hosting.ServiceConfig;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Where letters of the authority are registered and answered (clause 2.6.2). There is no way to extend one:
/// more time is the authority's to grant.
@Path("/inquiries")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"officer", "dpo", "deputy"})
class InquiriesResource {
    private final Announcing announcing;
    private final Filings filings;
    private final InquiryViews views;
    private final Gathering gathering;
    private final Annexes annexes;
    private final KnownFacts known;
    private final OwnCase own;
    private final Caller caller;
    private final ServiceConfig config;
    private final Clock clock;

    @Inject
    InquiriesResource(
            Announcing announcing,
            Filings filings,
            InquiryViews views,
            Gathering gathering,
            Annexes annexes,
            KnownFacts known,
            OwnCase own,
            Caller caller,
            ServiceConfig config,
            Clock clock) {
        this.announcing = announcing;
        this.filings = filings;
        this.views = views;
        this.gathering = gathering;
        this.annexes = annexes;
        this.known = known;
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
                subjects,
                requireNonNullElse(given.annex(), List.of()));
        Cause cause = Called.cause(config.source(), key, "Receive");
        Actor actor = caller.actor();
        CaseId caseId = announcing.open(
                cause, FilingRequest.caseOf(cause), Inquiry.subjectOf(subjects), (transaction, now, rules) -> {
                    annexes.requireSealed(transaction, letter.annex());
                    return Inquiry.receive(cause, letter, actor, now, rules);
                });
        return views.tagged(Response.created(URI.create("/inquiries/" + caseId)), caseId);
    }

    @POST
    @Path("/{caseId}/items")
    @RunOnVirtualThread
    @Operation(summary = "Says what is enclosed for an item that software can't know, or why nothing is.")
    public Response gather(
            @PathParam("caseId") String caseId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            InquiryBodies.@Nullable Evidence body) {
        InquiryBodies.Evidence given = Called.complete(body);
        var evidence = new InquiryEvidence(
                requireNonNull(given.item()), given.number(), given.hash(), given.exportId(), given.none());
        return act(
                "Gather",
                caseId,
                key,
                ifMatch,
                (transaction, state, now, actor, rules) -> state.gather(evidence, actor, rules));
    }

    @POST
    @Path("/{caseId}/term")
    @RunOnVirtualThread
    @Operation(summary = "Records more time that the authority granted, by its letter; it is no extension of ours.")
    public Response grant(
            @PathParam("caseId") String caseId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            InquiryBodies.@Nullable Term body) {
        InquiryBodies.Term given = Called.complete(body);
        var grant = new Inquiry.Grant(
                requireNonNull(given.letter()), requireNonNull(given.letterDate()), requireNonNull(given.due()));
        return act(
                "Grant",
                caseId,
                key,
                ifMatch,
                (transaction, state, now, actor, rules) -> state.grant(grant, actor, now, rules));
    }

    @POST
    @Path("/{caseId}/answer")
    @RunOnVirtualThread
    @Operation(summary = "Says that the exports made for the inquiry left, with every item of the list.")
    public Response answer(
            @PathParam("caseId") String caseId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            InquiryBodies.@Nullable Answer body) {
        InquiryBodies.Answer given = Called.complete(body);
        var answeredAt = requireNonNullElseGet(given.answeredAt(), clock::instant);
        return act("Reply", caseId, key, ifMatch, (transaction, state, now, actor, rules) -> {
            var reply = new Inquiry.Reply(
                    requireNonNull(given.dispatch()), known.exports(transaction, state.id()), answeredAt);
            return state.answer(reply, gathering.of(transaction, state, rules), actor, now, rules);
        });
    }

    @POST
    @Path("/{caseId}/acknowledgement")
    @RunOnVirtualThread
    @Operation(summary = "Records that the authority acknowledged the answer.")
    public Response acknowledge(
            @PathParam("caseId") String caseId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            InquiryBodies.@Nullable Acknowledgement body) {
        InquiryBodies.Acknowledgement given = Called.complete(body);
        var at = requireNonNullElseGet(given.acknowledgedAt(), clock::instant);
        return act(
                "Acknowledge",
                caseId,
                key,
                ifMatch,
                (transaction, state, now, actor, rules) ->
                        state.acknowledge(requireNonNull(given.number()), at, actor, now));
    }

    /// What a call comes to for an inquiry as it stands.
    @FunctionalInterface
    private interface Meaning {
        Verdict of(Connection transaction, Inquiry state, Instant now, Actor actor, Rules rules) throws SQLException;
    }

    private Response act(String act, String caseId, @Nullable String key, @Nullable String ifMatch, Meaning meaning) {
        CaseId id = Called.caseIn(caseId);
        Actor actor = caller.actor();
        announcing.reply(
                Called.cause(config.source(), key, act, id.toString()),
                id,
                Called.revision(ifMatch),
                (transaction, state, now, rules) -> {
                    own.refuse(transaction, state.received().subjects());
                    return meaning.of(transaction, state, now, actor, rules);
                });
        return views.tagged(Response.ok(), id);
    }
}
