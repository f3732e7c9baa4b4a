package kz.tumar.request.lookup;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import kz.tumar.delivery.Transactions;
import kz.tumar.request.ledger.LateCommands;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Who is late with what was ordered for a case.
@Path("/overdue")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"officer", "dpo", "deputy"})
class OverdueResource {
    private final LateCommands late;
    private final Transactions transactions;

    @Inject
    OverdueResource(LateCommands late, Transactions transactions) {
        this.late = late;
        this.transactions = transactions;
    }

    @GET
    @RunOnVirtualThread
    @Operation(summary = "Holders that have not obeyed an order although it was due, the longest late first.")
    public Page list(@QueryParam("limit") @Nullable String limit) {
        int most = Asked.limit(limit);
        return new Page(transactions.inTransaction(transaction -> late.still(transaction, most)));
    }

    record Page(List<LateCommands.Late> late) {}
}
