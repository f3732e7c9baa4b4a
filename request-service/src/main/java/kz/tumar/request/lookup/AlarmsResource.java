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
import kz.tumar.contract.fact.BlockAlarmed;
import kz.tumar.delivery.Transactions;
import kz.tumar.request.ledger.BlockAlarms;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Which systems asked for or did what a block forbids (clauses 8.2, 8.3).
@Path("/alarms")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"officer", "dpo", "deputy"})
class AlarmsResource {
    private final BlockAlarms alarms;
    private final Transactions transactions;

    @Inject
    AlarmsResource(BlockAlarms alarms, Transactions transactions) {
        this.alarms = alarms;
        this.transactions = transactions;
    }

    @GET
    @RunOnVirtualThread
    @Operation(summary = "Decisions asked, disclosures asked and made during a block, the newest first.")
    public Page list(@QueryParam("limit") @Nullable String limit) {
        int most = Asked.limit(limit);
        return new Page(transactions.inTransaction(transaction -> alarms.latest(transaction, most)));
    }

    record Page(List<BlockAlarmed> alarms) {}
}
