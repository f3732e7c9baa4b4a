package kz.tumar.retention.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.util.Set;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.ProblemType;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Transactions;
import kz.tumar.retention.decision.Destruction;
import kz.tumar.retention.ledger.Holders;
import kz.tumar.retention.ledger.Orders;
import kz.tumar.runtime.problem.ProblemException;

/// A holder that failed, refused or said nothing is asked again: the same command goes out within a second.
@Path("/orders/{orderId}/holders/{code}/again")
@Produces(MediaType.APPLICATION_JSON)
class AskingAgainResource {
    private final Transactions transactions;
    private final Announcer announcer;
    private final Clock clock;

    @Inject
    AskingAgainResource(Transactions transactions, Announcer announcer, Clock clock) {
        this.transactions = transactions;
        this.announcer = announcer;
        this.clock = clock;
    }

    record Asked(String order, String holder) {}

    @POST
    @RolesAllowed({"officer", "dpo", "deputy"})
    @RunOnVirtualThread
    public Asked again(@PathParam("orderId") String orderId, @PathParam("code") String code) {
        var id = Asking.parsed(orderId, OrderId::of, ProblemType.NOT_FOUND, "/orderId");
        var holder = Asking.parsed(code, HolderCode::new, ProblemType.NOT_FOUND, "/code");
        return transactions.inTransaction(transaction -> {
            var subject = Orders.find(transaction, id)
                    .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND))
                    .subject();
            announcer.lock(transaction, Set.of(subject));
            var part = Holders.part(transaction, id, CommandKind.DESTROY, holder)
                    .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
            boolean runs = Orders.find(transaction, id).orElseThrow() instanceof Destruction.Ordered ordered
                    && ordered.outstanding().contains(holder);
            if (!runs || part.message() == null) {
                throw new ProblemException(ProblemType.CONFLICT);
            }
            Holders.askAgain(transaction, part, clock.instant());
            return new Asked(id.toString(), holder.value());
        });
    }
}
