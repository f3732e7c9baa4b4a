package kz.tumar.request.person;

import static java.util.Objects.requireNonNull;

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
import java.net.URI;
import java.util.List;
import java.util.Objects;
import kz.tumar.contract.Actor;
import kz.tumar.contract.Cause;
import kz.tumar.contract.SearchId;
import kz.tumar.contract.SubjectRef;
import kz.tumar.delivery.Transactions;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.decision.Search;
import kz.tumar.request.intake.Called;
import kz.tumar.request.intake.OwnCase;
import kz.tumar.request.ledger.Subjects;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.hosting.ServiceConfig;
import kz.tumar.sealing.StatingSearches;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Where officers look for people, and say who of those found is meant (clause 8.1). Nobody looks for
/// themselves.
@Path("/searches")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"officer", "dpo", "deputy"})
@RunOnVirtualThread
class SearchesResource {
    private final Announcing announcing;
    private final Transactions transactions;
    private final Seeking seeking;
    private final StatingSearches stating;
    private final Standings standings;
    private final SearchViews views;
    private final Subjects subjects;
    private final OwnCase own;
    private final Caller caller;
    private final ServiceConfig config;

    @Inject
    SearchesResource(
            Announcing announcing,
            Transactions transactions,
            Seeking seeking,
            StatingSearches stating,
            Standings standings,
            SearchViews views,
            Subjects subjects,
            OwnCase own,
            Caller caller,
            ServiceConfig config) {
        this.announcing = announcing;
        this.transactions = transactions;
        this.seeking = seeking;
        this.stating = stating;
        this.standings = standings;
        this.views = views;
        this.subjects = subjects;
        this.own = own;
        this.caller = caller;
        this.config = config;
    }

    @POST
    @Operation(
            summary = "Looks for a person in what lies sealed here, and asks every holder. Values are sealed; "
                    + "who looked, why and by what kind of value is a fact.")
    public Response search(@HeaderParam("Idempotency-Key") @Nullable String key, Bodies.@Nullable NewSearch body) {
        Bodies.NewSearch given = Bodies.present(body).required();
        SubjectRef sought = requireNonNull(given.subject());
        Cause cause = Called.cause(config.source(), key, "Search", sought.value());
        Actor actor = caller.actor();
        var wanted = new Seeking.Wanted(
                sought,
                given.caseId(),
                requireNonNull(given.reason()),
                requireNonNull(given.criteria()).stream()
                        .map(Objects::requireNonNull)
                        .toList());
        own.refuse(List.of(sought));
        var question = new StatingSearches.Question(sought, null, wanted.reason(), wanted.criteria());
        SearchId id = Search.idOf(stating.thoughRefused(
                question,
                actor,
                () -> announcing.open(
                        cause,
                        Search.caseOf(Search.searchOf(cause)),
                        sought,
                        (transaction, now, rules) -> seeking.begin(
                                transaction, cause, wanted, actor, rules, found -> own.refuse(transaction, found)))));
        return SearchViews.tagged(Response.created(URI.create("/searches/" + id)), view(id));
    }

    @GET
    @Path("/{searchId}")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Who was asked and has answered, and who was found; the ETag is what a change must name.")
    public Response one(@PathParam("searchId") String searchId) {
        return SearchViews.tagged(Response.ok(), view(idIn(searchId)));
    }

    @POST
    @Path("/{searchId}/match")
    @Operation(
            summary = "Says that a candidate is who was looked for, by sealed evidence: the references become one "
                    + "person's, and what the one is owed binds the other.")
    public Response match(
            @PathParam("searchId") String searchId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            Bodies.@Nullable Match body) {
        Bodies.Match given = Bodies.present(body).required();
        SubjectRef candidate = requireNonNull(given.candidate());
        var evidence = requireNonNull(given.evidence());
        SearchId id = idIn(searchId);
        Actor actor = caller.actor();
        announcing.decideSearch(
                Called.cause(config.source(), key, "Match", id.toString(), candidate.value()),
                id,
                Called.revision(ifMatch),
                (transaction, state, now, rules) -> {
                    var person = subjects.linked(transaction, state.sought().sought());
                    var candidates = subjects.linked(transaction, candidate);
                    own.refuse(transaction, person);
                    own.refuse(transaction, candidates);
                    seeking.requireSealed(transaction, evidence, person, candidates);
                    return state.match(
                            candidate, evidence, standings.found(transaction, id), person, candidates, actor);
                });
        return SearchViews.tagged(Response.ok(), view(id));
    }

    @POST
    @Path("/{searchId}/dismissal")
    @Operation(summary = "Says that a candidate is somebody else.")
    public Response dismiss(
            @PathParam("searchId") String searchId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            Bodies.@Nullable Dismissal body) {
        Bodies.Dismissal given = Bodies.present(body).required();
        SubjectRef candidate = requireNonNull(given.candidate());
        SearchId id = idIn(searchId);
        Actor actor = caller.actor();
        announcing.decideSearch(
                Called.cause(config.source(), key, "Dismiss", id.toString(), candidate.value()),
                id,
                Called.revision(ifMatch),
                (transaction, state, now, rules) -> {
                    own.refuse(transaction, List.of(state.sought().sought(), candidate));
                    return state.dismiss(
                            candidate, requireNonNull(given.reason()), standings.found(transaction, id), actor, rules);
                });
        return SearchViews.tagged(Response.ok(), view(id));
    }

    /// Whoever is looked for or was found does not see the search, though an officer.
    private SearchView view(SearchId id) {
        return transactions.inTransaction(transaction -> {
            SearchView view = views.view(transaction, id);
            own.refuse(transaction, List.of(view.sought()));
            own.refuse(
                    transaction,
                    view.candidates().stream()
                            .map(SearchView.CandidateView::subject)
                            .toList());
            return view;
        });
    }

    private static SearchId idIn(String path) {
        return Search.idOf(Called.caseIn(path));
    }
}
