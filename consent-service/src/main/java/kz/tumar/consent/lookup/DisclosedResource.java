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
import kz.tumar.consent.ledger.Disclosures;
import kz.tumar.contract.SubjectRef;
import kz.tumar.delivery.Transactions;
import kz.tumar.runtime.access.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// What went to others about a person (art. 19, 22(1)(5) of Law 94-V).
@Path("/subjects/{subject}/disclosures")
@Produces(MediaType.APPLICATION_JSON)
class DisclosedResource {
    private static final int MOST = 1_000;

    private final Disclosures disclosures;
    private final Entitled entitled;
    private final Transactions transactions;
    private final Caller caller;

    @Inject
    DisclosedResource(Disclosures disclosures, Entitled entitled, Transactions transactions, Caller caller) {
        this.disclosures = disclosures;
        this.entitled = entitled;
        this.transactions = transactions;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"dpo", "deputy", "officer", "subject"})
    @RunOnVirtualThread
    @Operation(summary = "What was disclosed about a person, the latest first, at most 1000.")
    public Disclosed disclosures(@PathParam("subject") String subject) {
        SubjectRef reference = entitled.to(caller, subject);
        return new Disclosed(
                transactions.inTransaction(transaction -> disclosures.about(transaction, reference, MOST)));
    }

    record Disclosed(List<Disclosures.Made> disclosures) {}
}
