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
import java.time.Clock;
import java.util.List;
import kz.tumar.delivery.Transactions;
import kz.tumar.retention.ledger.Enforcement;
import kz.tumar.retention.ledger.RulesInForce;
import kz.tumar.runtime.policy.PolicyVersions;

/// What systems that only observe would have been told.
@Path("/observed")
@Produces(MediaType.APPLICATION_JSON)
class ObservedResource {
    private final Transactions transactions;
    private final RulesInForce rules;
    private final Clock clock;

    @Inject
    ObservedResource(Transactions transactions, RulesInForce rules, Clock clock) {
        this.transactions = transactions;
        this.rules = rules;
        this.clock = clock;
    }

    record Line(String holder, String command, String orderId, String subject) {}

    /// @param observing the systems that are commanded nothing
    record Answer(List<String> observing, List<Line> commands) {}

    @GET
    @RolesAllowed({"dpo", "deputy", "officer"})
    @RunOnVirtualThread
    public Answer observed(@QueryParam("limit") @DefaultValue("100") int limit) {
        int most = OrdersResource.bounded(limit);
        var inForce = rules.on(PolicyVersions.dayOf(clock.instant()));
        return transactions.inTransaction(transaction -> {
            var observing = Enforcement.observing(transaction, inForce);
            var commands = Enforcement.observed(transaction, observing, most).stream()
                    .map(part -> new Line(
                            part.holder().value(),
                            part.command().name(),
                            part.order().toString(),
                            part.subject().value()))
                    .toList();
            return new Answer(observing.stream().map(Object::toString).sorted().toList(), commands);
        });
    }
}
