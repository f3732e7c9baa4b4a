package kz.tumar.retention.lookup;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.fact.CategoryAssessment;
import kz.tumar.delivery.Transactions;
import kz.tumar.retention.decision.Destruction;
import kz.tumar.retention.decision.Explaining;
import kz.tumar.retention.ledger.Orders;
import kz.tumar.retention.ledger.People;
import kz.tumar.retention.ledger.RulesInForce;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;

/// Why a person's data is not destroyed, each thing that keeps it; and what one order would do if it were given now.
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
class WhyResource {
    private final Transactions transactions;
    private final RulesInForce rules;
    private final Clock clock;
    private final Caller caller;

    @Inject
    WhyResource(Transactions transactions, RulesInForce rules, Clock clock, Caller caller) {
        this.transactions = transactions;
        this.rules = rules;
        this.clock = clock;
        this.caller = caller;
    }

    record Preview(
            String orderId,
            Set<CategoryCode> goes,
            SortedMap<HolderCode, Set<CategoryCode>> holders,
            List<CategoryAssessment> stays) {}

    @GET
    @Path("/subjects/{ref}/why")
    @RolesAllowed({"dpo", "deputy", "officer", "regulator", "subject"})
    @RunOnVirtualThread
    public List<Explaining.Item> why(@PathParam("ref") String ref) {
        var subject = OrdersResource.reference(ref);
        if (caller.is("subject") && !caller.subject().equals(subject)) {
            throw new ProblemException(ProblemType.FORBIDDEN);
        }
        var today = PolicyVersions.dayOf(clock.instant());
        var inForce = rules.on(today);
        return transactions.inTransaction(transaction -> {
            var found = People.load(transaction, People.linked(transaction, subject));
            return Explaining.why(found.person(), found.dossiers(), inForce, today);
        });
    }

    @GET
    @Path("/orders/{orderId}/preview")
    @RolesAllowed({"dpo", "deputy", "officer"})
    @RunOnVirtualThread
    public Preview preview(@PathParam("orderId") String orderId) {
        OrderId id = OrdersResource.id(orderId);
        var today = PolicyVersions.dayOf(clock.instant());
        var inForce = rules.on(today);
        var preview = transactions.inTransaction(transaction -> {
            var order = Orders.find(transaction, id).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
            if (!(order instanceof Destruction.Scheduled scheduled)) {
                throw new ProblemException(ProblemType.CONFLICT);
            }
            var person = People.load(transaction, People.linked(transaction, order.subject()))
                    .person();
            return Explaining.preview(scheduled, person, inForce, today);
        });
        return new Preview(orderId, preview.goes(), preview.holders(), preview.stays());
    }
}
