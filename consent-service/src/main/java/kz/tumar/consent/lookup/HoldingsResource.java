package kz.tumar.consent.lookup;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import kz.tumar.consent.ledger.Holdings;
import kz.tumar.contract.SubjectRef;
import kz.tumar.delivery.Transactions;
import kz.tumar.runtime.access.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// What is held about a person, where, since when and from which source (clauses 2.2, 7.3, 7.5).
@Path("/subjects/{subject}/holdings")
@Produces(MediaType.APPLICATION_JSON)
class HoldingsResource {
    private final Holdings holdings;
    private final Entitled entitled;
    private final Transactions transactions;
    private final Caller caller;

    @Inject
    HoldingsResource(Holdings holdings, Entitled entitled, Transactions transactions, Caller caller) {
        this.holdings = holdings;
        this.entitled = entitled;
        this.transactions = transactions;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"dpo", "deputy", "officer", "subject"})
    @RunOnVirtualThread
    @Operation(summary = "What each holder reported to hold about a person.")
    public Held holdings(@PathParam("subject") String subject) {
        SubjectRef reference = entitled.to(caller, subject);
        return new Held(transactions.inTransaction(transaction -> holdings.about(transaction, reference)));
    }

    record Held(List<Holdings.Holding> holdings) {}
}
