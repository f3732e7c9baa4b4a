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
import kz.tumar.delivery.Transactions;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.ledger.BreachRows;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Breaches, the most urgent first.
@Path("/breaches")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"officer", "dpo", "deputy"})
class BreachesLookup {
    private final BreachViews views;
    private final BreachRows rows;
    private final Announcing announcing;
    private final Transactions transactions;
    private final Clock clock;

    @Inject
    BreachesLookup(BreachViews views, BreachRows rows, Announcing announcing, Transactions transactions, Clock clock) {
        this.views = views;
        this.rows = rows;
        this.announcing = announcing;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GET
    @RunOnVirtualThread
    @Operation(summary = "Breaches by the date on which the authority must know; open are those it was not told of.")
    public Page list(@QueryParam("state") @Nullable String state, @QueryParam("limit") @Nullable String limit) {
        Rules rules = announcing.rules();
        Instant now = clock.instant();
        Boolean open = Asked.open(state);
        int most = Asked.limit(limit);
        return transactions.inTransaction(transaction -> {
            var breaches = new ArrayList<BreachViews.BreachView>();
            for (CaseId id : rows.page(transaction, open, most)) {
                breaches.add(views.one(transaction, id, now, rules));
            }
            return new Page(breaches);
        });
    }

    @GET
    @Path("/{caseId}")
    @RunOnVirtualThread
    @Operation(summary = "One breach; its ETag is what a notice about it must name.")
    public Response one(@PathParam("caseId") String caseId) {
        return views.tagged(Response.ok(), Asked.caseId(caseId));
    }

    record Page(List<BreachViews.BreachView> breaches) {}
}
