package kz.tumar.request.lookup;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.SubjectRef;
import kz.tumar.delivery.Transactions;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.ledger.CasePages;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Cases, the most urgent first.
@Path("/requests")
@Produces(MediaType.APPLICATION_JSON)
class CasesResource {
    private final CaseViews views;
    private final WhyThisDate why;
    private final CasePages pages;
    private final Announcing announcing;
    private final Transactions transactions;
    private final Caller caller;
    private final Clock clock;

    @Inject
    CasesResource(
            CaseViews views,
            WhyThisDate why,
            CasePages pages,
            Announcing announcing,
            Transactions transactions,
            Caller caller,
            Clock clock) {
        this.views = views;
        this.why = why;
        this.pages = pages;
        this.announcing = announcing;
        this.transactions = transactions;
        this.caller = caller;
        this.clock = clock;
    }

    @GET
    @RolesAllowed({"officer", "dpo", "deputy"})
    @RunOnVirtualThread
    @Operation(summary = "A page of cases by the earlier due date; `next` is the cursor of the page after it.")
    public Page list(
            @QueryParam("state") @Nullable String state,
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("after") @Nullable String after,
            @QueryParam("limit") @Nullable String limit) {
        int most = Asked.limit(limit);
        Cursor cursor = Cursor.of(after);
        var wanted = new CasePages.Wanted(
                Asked.open(state),
                kind == null ? null : Asked.one(RequestKind.class, "kind", kind),
                subject == null ? null : Asked.reference("subject", subject),
                cursor.due(),
                cursor.caseId(),
                most + 1);
        Rules rules = announcing.rules();
        Instant now = clock.instant();
        return transactions.inTransaction(transaction -> {
            var cases = new ArrayList<CaseView>();
            for (RequestCase request : pages.requests(transaction, wanted)) {
                cases.add(CaseViews.brief(request, now, rules));
            }
            boolean more = cases.size() > most;
            if (more) {
                cases.removeLast();
            }
            String next = more ? Cursor.after(cases.getLast()) : null;
            return new Page(cases, next);
        });
    }

    @GET
    @Path("/{caseId}")
    @RolesAllowed({"officer", "dpo", "deputy", "subject"})
    @RunOnVirtualThread
    @Operation(summary = "One case; its ETag is what a change of it must name.")
    public Response one(@PathParam("caseId") String caseId) {
        CaseId id = Asked.caseId(caseId);
        requireOwn(id);
        return views.tagged(Response.ok(), id);
    }

    @GET
    @Path("/{caseId}/deadline")
    @RolesAllowed({"officer", "dpo", "deputy", "subject"})
    @RunOnVirtualThread
    @Operation(summary = "Why this date: every day counted and skipped, under both profiles.")
    public WhyThisDate.Answer deadline(@PathParam("caseId") String caseId) {
        CaseId id = Asked.caseId(caseId);
        requireOwn(id);
        return why.of(id);
    }

    /// A person sees their own cases; what is another's is not there for them.
    private void requireOwn(CaseId id) {
        if (caller.is("officer", "dpo", "deputy")) {
            return;
        }
        SubjectRef owner = views.one(id).subject();
        if (!caller.subject().equals(owner)) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
    }

    /// @param next the cursor of the page after this one; absent on the last
    record Page(List<CaseView> cases, @Nullable String next) {}
}
