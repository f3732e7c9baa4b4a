package kz.tumar.retention.lookup;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import kz.tumar.delivery.Transactions;
import kz.tumar.retention.ledger.Holders;
import org.jspecify.annotations.Nullable;

/// Which holders have not done by its due time what they were told: no answer is never success.
@Path("/overdue")
@Produces(MediaType.APPLICATION_JSON)
class OverdueResource {
    private final Transactions transactions;

    @Inject
    OverdueResource(Transactions transactions) {
        this.transactions = transactions;
    }

    /// @param command what it was told
    /// @param state what the holder said last
    /// @param repeated how often it was asked again
    record Line(
            String orderId,
            String command,
            String holder,
            String subject,
            String state,
            @Nullable Instant due,
            int repeated) {}

    @GET
    @RolesAllowed({"dpo", "deputy", "officer", "regulator"})
    @RunOnVirtualThread
    public List<Line> overdue(@QueryParam("limit") @DefaultValue("100") int limit) {
        int most = OrdersResource.bounded(limit);
        return transactions.inTransaction(transaction -> Holders.overdue(transaction, most)).stream()
                .map(part -> new Line(
                        part.order().toString(),
                        part.command().name(),
                        part.holder().value(),
                        part.subject().value(),
                        part.state(),
                        part.due(),
                        part.attempts()))
                .toList();
    }
}
