package kz.tumar.retention.lookup;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Violation;
import kz.tumar.delivery.Transactions;
import kz.tumar.retention.decision.Destruction;
import kz.tumar.retention.ledger.Orders;
import kz.tumar.retention.ledger.People;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The person's copy of an act, and the way back from it: whoever brings number and nonce is shown the record, although
/// nothing says any more who the reference was.
@Path("/act-copies")
class ActCopiesResource {
    private final Transactions transactions;
    private final PrintedActs printed;
    private final PersonsCopies copies;
    private final Caller caller;

    @Inject
    ActCopiesResource(Transactions transactions, PrintedActs printed, PersonsCopies copies, Caller caller) {
        this.transactions = transactions;
        this.printed = printed;
        this.copies = copies;
        this.caller = caller;
    }

    /// What a copy says of itself.
    ///
    /// @param act the act's number
    record Shown(@Nullable String act, @Nullable String nonce) {}

    /// The record that it is of.
    record Traced(String act, String actHash, String subject, String order, List<Step> history) {
        Traced {
            history = List.copyOf(history);
        }
    }

    record Step(String type, Instant at, String event) {}

    @GET
    @Path("/{number: .+}")
    @Produces("application/pdf")
    @RolesAllowed({"officer", "dpo", "deputy", "subject"})
    @RunOnVirtualThread
    @Operation(summary = "The person's copy of an act as PDF/A, with reference and nonce; persons get their own.")
    public byte[] copy(
            @PathParam("number") String number, @QueryParam("language") @DefaultValue("kk") String language) {
        var act = ActsResource.numbered(number);
        if (caller.is("subject") && !caller.is("officer", "dpo", "deputy")) {
            transactions.inTransaction(transaction -> requireOwn(transaction, act));
        }
        return printed.copy(act, ActsResource.language(language)).pdf();
    }

    /// Whose act it is not learns nothing, not even that there is one.
    private boolean requireOwn(Connection transaction, kz.tumar.contract.Numbered act) throws SQLException {
        var own = People.linked(transaction, caller.subject());
        if (!own.contains(PrintedActs.completed(transaction, act).subject())) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        return true;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"officer", "dpo", "deputy", "regulator"})
    @RunOnVirtualThread
    @Operation(summary = "Finds the record that a copy is of; number and nonce must fit.")
    public Traced found(@Nullable Shown shown) {
        if (shown == null || shown.act() == null || shown.nonce() == null) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER, List.of(new Violation("/", "required", "act and nonce")));
        }
        var act = ActsResource.numbered(shown.act());
        var nonce = shown.nonce();
        return transactions.inTransaction(transaction -> {
            var order = PrintedActs.completed(transaction, act);
            if (!copies.vouches(order, nonce)) {
                throw new ProblemException(ProblemType.NOT_FOUND);
            }
            return traced(transaction, order);
        });
    }

    private static Traced traced(Connection transaction, Destruction.Completed order) throws SQLException {
        return new Traced(
                order.by().actNumber().value(),
                order.by().actHash().value(),
                order.subject().value(),
                order.id().toString(),
                Orders.history(transaction, order.id()).stream()
                        .map(dated -> new Step(
                                dated.type(), dated.at(), dated.eventId().toString()))
                        .toList());
    }
}
