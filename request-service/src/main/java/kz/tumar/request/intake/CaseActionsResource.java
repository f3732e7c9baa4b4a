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
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.Cause;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.contract.Withheld;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.decision.CaseAction;
import kz.tumar.request.decision.Gathered;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.WorkingCase;
import kz.tumar.request.identity.GivenIdentity;
import kz.tumar.request.ledger.OpenedContents;
import kz.tumar.request.ledger.Subjects;
import kz.tumar.request.lookup.CaseViews;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.hosting.ServiceConfig;
import kz.tumar.runtime.problem.ProblemException;
import kz.tumar.sealing.SealedHere;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// What officers do with a case. Every change names the revision it changes (`If-Match`) and answers with the case.
@Path("/requests")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"officer", "dpo", "deputy"})
@RunOnVirtualThread
class CaseActionsResource {
    private final Announcing announcing;
    private final CaseViews views;
    private final Subjects subjects;
    private final SealedHere sealed;
    private final GivenIdentity identity;
    private final OwnCase own;
    private final OpenedContents opened;
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
    CaseActionsResource(
            Announcing announcing,
            CaseViews views,
            Subjects subjects,
            SealedHere sealed,
            GivenIdentity identity,
            OwnCase own,
            OpenedContents opened,
            Caller caller,
            ServiceConfig config,
            Clock clock) {
        this.announcing = announcing;
        this.views = views;
        this.subjects = subjects;
        this.sealed = sealed;
        this.identity = identity;
        this.own = own;
        this.opened = opened;
        this.caller = caller;
        this.config = config;
        this.clock = clock;
    }

    @POST
    @Path("/{caseId}/completion")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Asks once for everything that is missing; the clock runs on.")
    public Response askCompletion() {
        return act(new CaseAction.AskCompletion(), List.of());
    }

    @POST
    @Path("/{caseId}/supplement")
    @Operation(summary = "Registers what came of what was missing; the clock did not wait for it.")
    public Response complete(Bodies.@Nullable Supplement body) {
        Bodies.Supplement given = Called.complete(body);
        var receivedAt = requireNonNullElseGet(given.receivedAt(), clock::instant);
        return act(
                new CaseAction.Complete(
                        receivedAt,
                        given.identityDocument(),
                        given.participation(),
                        given.signature(),
                        given.authority(),
                        given.authorityEnds()),
                given.contents(),
                given.identityDocument());
    }

    @POST
    @Path("/{caseId}/identity")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Says that it was verified who the applicant is.")
    public Response verifyIdentity() {
        return act(new CaseAction.VerifyIdentity(), List.of());
    }

    @POST
    @Path("/{caseId}/extension")
    @Operation(summary = "Moves the policy's due date of a request for access, once, with a reason, before it passed.")
    public Response extend(Bodies.@Nullable Extension body) {
        Bodies.Extension given = Called.complete(body);
        return act(
                new CaseAction.Extend(requireNonNull(given.workingDays()), requireNonNull(given.reason())), List.of());
    }

    @POST
    @Path("/{caseId}/supporting-information")
    @Operation(summary = "Registers the documents from which the term of rectification runs.")
    public Response submit(Bodies.@Nullable SupportingInformation body) {
        Bodies.SupportingInformation given = Called.complete(body);
        SealedContent content = requireNonNull(given.content());
        var receivedAt = requireNonNullElseGet(given.receivedAt(), clock::instant);
        return act(new CaseAction.SubmitSupportingInformation(receivedAt, content), List.of(content));
    }

    @POST
    @Path("/{caseId}/rectification")
    @Operation(
            summary = "Corrects what was shown to be wrong and tells every holder of it; the block is lifted when "
                    + "all have confirmed it.")
    public Response rectify(Bodies.@Nullable Rectification body) {
        List<CaseAction.Correction> corrections = requireNonNull(
                        Called.complete(body).corrections())
                .stream()
                .map(given -> new CaseAction.Correction(
                        requireNonNull(given.category()), given.before(), requireNonNull(given.after())))
                .toList();
        return act(
                new CaseAction.Rectify(corrections),
                corrections.stream().map(CaseAction.Correction::after).toList());
    }

    @POST
    @Path("/{caseId}/lawfulness")
    @Operation(summary = "Decides whether the processing was unlawful; if it was not, the block is lifted.")
    public Response decideLawfulness(Bodies.@Nullable Lawfulness body) {
        Bodies.Lawfulness given = Called.complete(body);
        return act(
                Boolean.TRUE.equals(given.confirmed())
                        ? new CaseAction.ConfirmUnlawfulness(requireNonNullElse(given.categories(), List.of()))
                        : new CaseAction.DenyUnlawfulness(
                                requireNonNull(given.reason()), requireNonNull(given.article()), given.language()),
                List.of());
    }

    @POST
    @Path("/{caseId}/third-party-check")
    @Operation(summary = "Says what of the provided is other people's; who says so has opened everything provided.")
    public Response checkThirdPartyData(Bodies.@Nullable ThirdPartyCheck body) {
        List<Withheld> withheld = (body == null ? new Bodies.ThirdPartyCheck(null) : Called.complete(body)).items();
        Actor actor = caller.actor();
        return act(
                "CheckThirdPartyData",
                (transaction, state) -> {
                    var provided = Gathered.of(state).uploads().stream()
                            .map(upload -> upload.content().sealedRef())
                            .toList();
                    return new CaseAction.CheckThirdPartyData(
                            withheld, opened.by(transaction, requireNonNull(actor.officer()), provided));
                },
                withheld.stream()
                        .map(Withheld::redacted)
                        .<SealedContent>mapMulti((content, next) -> {
                            if (content != null) {
                                next.accept(content);
                            }
                        })
                        .toList(),
                null);
    }

    @POST
    @Path("/{caseId}/answer")
    @Operation(summary = "Says that the answer left, in the form asked for, and what proves it.")
    public Response answer(Bodies.@Nullable Answer body) {
        Bodies.Answer given = Called.complete(body);
        var answeredAt = requireNonNullElseGet(given.answeredAt(), clock::instant);
        return act(
                new CaseAction.Answer(
                        requireNonNull(given.form()),
                        answeredAt,
                        given.answer(),
                        given.dispatchProof(),
                        given.deviation()),
                Stream.of(Optional.ofNullable(given.answer()), Optional.ofNullable(given.dispatchProof()))
                        .flatMap(Optional::stream)
                        .toList());
    }

    @POST
    @Path("/{caseId}/refusal")
    @Operation(
            summary = "Says that a reasoned refusal left; of what was said about data it lifts the block. Of a "
                    + "request for access a part is answered first, or it is said why that is not possible.")
    public Response refuse(Bodies.@Nullable Refusal body) {
        Bodies.Refusal given = Called.complete(body);
        return act(
                new CaseAction.Refuse(
                        requireNonNull(given.reason()),
                        requireNonNull(given.article()),
                        given.partialNotPossible(),
                        given.language()),
                List.of());
    }

    private Response act(CaseAction action, List<SealedContent> contents) {
        return act(action, contents, null);
    }

    /// @param details what of the contents is given as details of an identity document
    private Response act(CaseAction action, List<SealedContent> contents, @Nullable SealedContent details) {
        return act(action.getClass().getSimpleName(), (transaction, state) -> action, contents, details);
    }

    private Response act(String name, Meaning meaning, List<SealedContent> contents, @Nullable SealedContent details) {
        CaseId id = Called.caseIn(caseId);
        Actor actor = caller.actor();
        Cause cause = Called.cause(config.source(), key, name, id.toString());
        announcing.change(cause, id, Called.revision(ifMatch), (transaction, state, now, rules) -> {
            own.refuse(transaction, state);
            requireSealed(transaction, contents, state.subject());
            if (details != null && !identity.isDetails(transaction, details)) {
                throw Called.invalid("/identityDocument", "category", "details sealed as identity-document-details");
            }
            return WorkingCase.decide(state, meaning.of(transaction, state), actor, now, rules);
        });
        return views.tagged(Response.ok(), id);
    }

    /// What a call means for a case as it stands.
    @FunctionalInterface
    private interface Meaning {
        CaseAction of(Connection transaction, RequestCase state) throws SQLException;
    }

    private void requireSealed(Connection transaction, List<SealedContent> contents, SubjectRef subject)
            throws SQLException {
        if (contents.isEmpty()) {
            return;
        }
        Set<SealedRef> lacking = sealed.lacking(transaction, contents, subjects.linked(transaction, subject));
        if (!lacking.isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER,
                    List.of(new Violation("", "sealed", "content of this person sealed here")));
        }
    }
}
