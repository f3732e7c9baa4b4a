package kz.tumar.retention.lookup;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import kz.tumar.contract.HoldId;
import kz.tumar.contract.ProblemType;
import kz.tumar.delivery.Transactions;
import kz.tumar.retention.ledger.Holds;
import kz.tumar.runtime.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// Holds that stand, and how far a destruction had gone that one of them called off.
@Path("/holds")
@Produces(MediaType.APPLICATION_JSON)
class HoldsLookup {
    private static final int MOST = 1_000;

    private final Transactions transactions;

    @Inject
    HoldsLookup(Transactions transactions) {
        this.transactions = transactions;
    }

    /// @param alreadyRunning what holders said of orders that were running when it came
    record Whole(List<Holds.Held> over, List<Holds.AlreadyRunning> alreadyRunning) {}

    @GET
    @RolesAllowed({"dpo", "deputy", "officer", "regulator"})
    @RunOnVirtualThread
    public List<Holds.Held> standing(
            @QueryParam("subject") @Nullable String subject, @QueryParam("limit") @DefaultValue("100") int limit) {
        var reference = subject == null ? null : OrdersResource.reference(subject);
        int most = OrdersResource.bounded(limit);
        return transactions.inTransaction(transaction -> Holds.standing(transaction, reference, most));
    }

    @GET
    @Path("/{hold}")
    @RolesAllowed({"dpo", "deputy", "officer", "regulator"})
    @RunOnVirtualThread
    public Whole hold(@PathParam("hold") String text) {
        var hold = parsed(text);
        return transactions.inTransaction(transaction -> {
            var over = Holds.find(transaction, hold);
            if (over.isEmpty()) {
                throw new ProblemException(ProblemType.NOT_FOUND);
            }
            return new Whole(over, Holds.running(transaction, hold, MOST));
        });
    }

    private static HoldId parsed(String text) {
        try {
            return HoldId.of(text);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
    }
}
