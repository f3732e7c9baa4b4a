package kz.tumar.retention.lookup;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.sql.Connection;
import java.sql.SQLException;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.ProblemType;
import kz.tumar.delivery.Transactions;
import kz.tumar.retention.announce.Acts;
import kz.tumar.retention.decision.Destruction;
import kz.tumar.retention.ledger.Orders;
import kz.tumar.runtime.problem.ProblemException;

/// Acts of destruction, as the very bytes whose digest the log keeps.
@Path("/acts/{number: .+}")
@Produces(MediaType.APPLICATION_JSON)
class ActsResource {
    private final Transactions transactions;
    private final Acts acts;

    @Inject
    ActsResource(Transactions transactions, Acts acts) {
        this.transactions = transactions;
        this.acts = acts;
    }

    @GET
    @RolesAllowed({"dpo", "deputy", "officer", "regulator"})
    @RunOnVirtualThread
    public Response act(@PathParam("number") String number) {
        var act = transactions.inTransaction(transaction -> find(transaction, numbered(number)));
        return Response.ok(act.text(), MediaType.APPLICATION_JSON)
                .header("Digest-Sha256", act.hash())
                .build();
    }

    /// What no act can be called is not looked for.
    private static Numbered numbered(String number) {
        try {
            return new Numbered(number);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
    }

    private record Found(String text, String hash) {}

    /// Where a restored database lacks the text it is written again; only what the log's digest vouches for is shown.
    private Found find(Connection transaction, Numbered number) throws SQLException {
        var id = Orders.ofAct(transaction, number.value())
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        if (!(Orders.find(transaction, id).orElseThrow() instanceof Destruction.Completed completed)) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        var kept = Orders.act(transaction, id);
        var text = kept.isPresent()
                ? kept.get()
                : acts.write(transaction, completed.ordered())
                        .orElseThrow(() -> new ProblemException(ProblemType.UNAVAILABLE))
                        .text();
        var hash = completed.by().actHash();
        if (!Acts.sha256(text).equals(hash)) {
            throw new IllegalStateException("an act does not match its digest in the log");
        }
        return new Found(text, hash.value());
    }
}
