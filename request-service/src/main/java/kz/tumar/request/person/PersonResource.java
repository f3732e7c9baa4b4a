package kz.tumar.request.person;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElseGet;

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
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SearchId;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.delivery.Transactions;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.decision.Duplicates;
import kz.tumar.request.decision.NothingHeld;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.intake.Called;
import kz.tumar.request.intake.OwnCase;
import kz.tumar.request.ledger.CaseFacts;
import kz.tumar.request.ledger.Filers;
import kz.tumar.request.ledger.Searches;
import kz.tumar.request.ledger.Subjects;
import kz.tumar.request.lookup.CaseViews;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.hosting.ServiceConfig;
import kz.tumar.runtime.problem.ProblemException;
import kz.tumar.sealing.SealedHere;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Who filed a request, as far as anybody knows: found or not, and what else they asked for (clause
/// 8.1).
@Path("/requests")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"officer", "dpo", "deputy"})
@RunOnVirtualThread
class PersonResource {
    private final Announcing announcing;
    private final Transactions transactions;
    private final CaseFacts facts;
    private final CaseViews views;
    private final Standings standings;
    private final Searches searches;
    private final Filers filers;
    private final Subjects subjects;
    private final SealedHere sealed;
    private final OwnCase own;
    private final Caller caller;
    private final ServiceConfig config;
    private final Clock clock;

    @PathParam("caseId")
    String caseId = "";

    @HeaderParam("Idempotency-Key")
    @Nullable
    String key;

    @HeaderParam("If-Match")
    @Nullable
    String ifMatch;

    @Inject
    PersonResource(
            Announcing announcing,
            Transactions transactions,
            CaseFacts facts,
            CaseViews views,
            Standings standings,
            Searches searches,
            Filers filers,
            Subjects subjects,
            SealedHere sealed,
            OwnCase own,
            Caller caller,
            ServiceConfig config,
            Clock clock) {
        this.announcing = announcing;
        this.transactions = transactions;
        this.facts = facts;
        this.views = views;
        this.standings = standings;
        this.searches = searches;
        this.filers = filers;
        this.subjects = subjects;
        this.sealed = sealed;
        this.own = own;
        this.caller = caller;
        this.config = config;
        this.clock = clock;
    }

    @GET
    @Path("/{caseId}/person")
    @Operation(summary = "The person's references, searches for them, and their other open requests for the same.")
    public Person person() {
        CaseId id = Called.caseIn(caseId);
        return transactions.inTransaction(transaction -> {
            RequestCase request = request(transaction, id);
            own.refuse(transaction, request);
            SortedSet<SubjectRef> person = subjects.linked(transaction, request.subject());
            var alike = new ArrayList<>(filers.alike(transaction, person, request.kind()));
            alike.remove(id);
            return new Person(
                    List.copyOf(person),
                    Boolean.TRUE.equals(request.filed().unmatched()) && person.size() == 1,
                    searches.of(transaction, person),
                    alike,
                    Duplicates.of(request).orElse(null));
        });
    }

    @POST
    @Path("/{caseId}/duplicate")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Says that it asks for the same as an earlier open request of the person; its clock runs on.")
    public Response duplicate(Bodies.@Nullable Duplicate body) {
        CaseId of = requireNonNull(Bodies.present(body).required().of());
        CaseId id = Called.caseIn(caseId);
        Actor actor = caller.actor();
        announcing.change(
                Called.cause(config.source(), key, "Duplicate", id.toString()),
                id,
                Called.revision(ifMatch),
                (transaction, state, now, rules) -> {
                    own.refuse(transaction, state);
                    return Duplicates.link(
                            state,
                            RequestCase.of(facts.of(transaction, of)),
                            subjects.linked(transaction, state.subject()),
                            actor);
                });
        return views.tagged(Response.ok(), id);
    }

    @POST
    @Path("/{caseId}/nothing-held")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(
            summary = "Says that the answer left that nothing is held about the person. Everybody who could hold "
                    + "something must have said that they don't.")
    public Response nothingHeld(Bodies.@Nullable Nothing body) {
        Bodies.Nothing given = Bodies.present(body).required();
        var reply = new NothingHeld.Reply(
                requireNonNull(given.form()),
                requireNonNullElseGet(given.answeredAt(), clock::instant),
                given.answer(),
                given.dispatchProof());
        CaseId id = Called.caseIn(caseId);
        Actor actor = caller.actor();
        announcing.change(
                Called.cause(config.source(), key, "NothingHeld", id.toString()),
                id,
                Called.revision(ifMatch),
                (transaction, state, now, rules) -> {
                    own.refuse(transaction, state);
                    NothingHeld.Standing standing = standings.of(transaction, state.subject(), rules);
                    requireSealed(transaction, "/answer", reply.content(), standing.person());
                    requireSealed(transaction, "/dispatchProof", reply.dispatchProof(), standing.person());
                    return NothingHeld.decide(state, standing, reply, actor, now, rules);
                });
        return views.tagged(Response.ok(), id);
    }

    private void requireSealed(
            Connection transaction, String path, @Nullable SealedContent content, SortedSet<SubjectRef> person)
            throws SQLException {
        if (content != null
                && !sealed.lacking(transaction, List.of(content), person).isEmpty()) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER,
                    List.of(new Violation(path, "sealed", "content of this person sealed here")));
        }
    }

    private RequestCase request(Connection transaction, CaseId id) throws SQLException {
        return RequestCase.of(facts.of(transaction, id)).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    /// @param unmatched whether nobody knows who it is
    /// @param alike other open requests of the person for the same, the earliest first
    /// @param duplicateOf the earlier request that an officer said this one repeats
    record Person(
            List<SubjectRef> references,
            boolean unmatched,
            List<SearchId> searches,
            List<CaseId> alike,
            @Nullable CaseId duplicateOf) {}
}
