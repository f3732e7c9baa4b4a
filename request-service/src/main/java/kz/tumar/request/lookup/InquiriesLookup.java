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
import kz.tumar.request.ledger.CasePages;
import kz.tumar.runtime.access.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The authority's inquiries, the most urgent first.
@Path("/inquiries")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"officer", "dpo", "deputy", "regulator"})
class InquiriesLookup {
    private final InquiryViews views;
    private final CasePages pages;
    private final Announcing announcing;
    private final Transactions transactions;
    private final Clock clock;
    private final Caller caller;

    @Inject
    InquiriesLookup(
            InquiryViews views,
            CasePages pages,
            Announcing announcing,
            Transactions transactions,
            Clock clock,
            Caller caller) {
        this.views = views;
        this.pages = pages;
        this.announcing = announcing;
        this.transactions = transactions;
        this.clock = clock;
        this.caller = caller;
    }

    @GET
    @RunOnVirtualThread
    @Operation(summary = "Inquiries by due date.")
    public Page list(@QueryParam("state") @Nullable String state, @QueryParam("limit") @Nullable String limit) {
        Rules rules = announcing.rules();
        Instant now = clock.instant();
        Boolean open = Asked.open(state);
        int most = Asked.limit(limit);
        return transactions.inTransaction(transaction -> {
            var inquiries = new ArrayList<InquiryViews.InquiryView>();
            for (CaseId id : pages.inquiries(open, most)) {
                inquiries.add(shown(views.one(transaction, id, now, rules)));
            }
            return new Page(inquiries);
        });
    }

    @GET
    @Path("/{caseId}")
    @RunOnVirtualThread
    @Operation(summary = "One inquiry; its ETag is what an answer to it must name.")
    public Response one(@PathParam("caseId") String caseId) {
        CaseId id = Asked.caseId(caseId);
        if (caller.is("officer", "dpo", "deputy")) {
            return views.tagged(Response.ok(), id);
        }
        Rules rules = announcing.rules();
        Instant now = clock.instant();
        return Response.ok(transactions.inTransaction(transaction -> shown(views.one(transaction, id, now, rules))))
                .build();
    }

    /// The authority sees its own inquiries: what came and what left, not what is being gathered.
    private InquiryViews.InquiryView shown(InquiryViews.InquiryView view) {
        return caller.is("officer", "dpo", "deputy") || view.answered() ? view : view.withoutItems();
    }

    record Page(List<InquiryViews.InquiryView> inquiries) {}
}
