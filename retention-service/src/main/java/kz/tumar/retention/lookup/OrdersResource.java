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
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.contract.fact.RetentionFact;
import kz.tumar.delivery.Transactions;
import kz.tumar.retention.decision.Destruction;
import kz.tumar.retention.holder.Attesting;
import kz.tumar.retention.ledger.Holders;
import kz.tumar.retention.ledger.Orders;
import kz.tumar.runtime.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// Orders to destroy: what is scheduled, what was ordered, who confirmed, what people have to attest.
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
class OrdersResource {
    private static final Set<String> STATES = Set.of("SCHEDULED", "ORDERED", "CANCELLED", "COMPLETED");
    private static final int MOST = 1_000;

    private final Transactions transactions;
    private final Attesting attesting;

    @Inject
    OrdersResource(Transactions transactions, Attesting attesting) {
        this.transactions = transactions;
        this.attesting = attesting;
    }

    record Line(String orderId, String subject, String state, Instant notBefore, LocalDate due) {}

    record Step(String type, Instant at, RetentionFact fact) {}

    record Part(
            String holder,
            String command,
            String state,
            @Nullable Instant due,
            boolean overdue,
            int repeated) {}

    record Whole(
            String orderId,
            String subject,
            List<String> categories,
            List<Step> history,
            List<Part> holders,
            @Nullable String act) {}

    /// @param command what the holder is to do: `DESTROY`, attested with counts, or `STOP`
    /// @param purpose for which it is to stop
    record Task(
            String orderId,
            String command,
            @Nullable String purpose,
            String holder,
            String subject,
            List<String> categories,
            int revision,
            @Nullable Instant due,
            boolean overdue) {}

    @GET
    @Path("/orders")
    @RolesAllowed({"dpo", "deputy", "officer", "regulator"})
    @RunOnVirtualThread
    public List<Line> orders(
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("state") @Nullable String state,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        if (state != null && !STATES.contains(state)) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER, List.of(new Violation("/state", "enum", "order-state")));
        }
        return lines(subject == null ? null : reference(subject), state, bounded(limit));
    }

    @GET
    @Path("/schedule")
    @RolesAllowed({"dpo", "deputy", "officer"})
    @RunOnVirtualThread
    public List<Line> schedule(@QueryParam("limit") @DefaultValue("100") int limit) {
        return lines(null, "SCHEDULED", bounded(limit));
    }

    private List<Line> lines(@Nullable SubjectRef subject, @Nullable String state, int limit) {
        return transactions.inTransaction(transaction -> Orders.list(transaction, subject, state, limit)).stream()
                .map(due ->
                        new Line(due.id().toString(), due.subject().value(), due.state(), due.notBefore(), due.dueOn()))
                .toList();
    }

    @GET
    @Path("/orders/{orderId}")
    @RolesAllowed({"dpo", "deputy", "officer", "regulator"})
    @RunOnVirtualThread
    public Whole order(@PathParam("orderId") String orderId) {
        var id = id(orderId);
        return transactions.inTransaction(transaction -> {
            var order = Orders.find(transaction, id).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
            var history = Orders.history(transaction, id).stream()
                    .map(dated -> new Step(dated.type(), dated.at(), dated.fact()))
                    .toList();
            var parts = Holders.of(transaction, id).stream()
                    .map(part -> new Part(
                            part.holder().value(),
                            part.command().name(),
                            part.state(),
                            part.due(),
                            part.overdue(),
                            part.attempts()))
                    .toList();
            var act = order instanceof Destruction.Completed completed
                    ? completed.by().actNumber().value()
                    : null;
            return new Whole(orderId, order.subject().value(), codes(order), history, parts, act);
        });
    }

    @GET
    @Path("/tasks")
    @RolesAllowed({"officer", "dpo", "deputy"})
    @RunOnVirtualThread
    public List<Task> tasks() {
        return attesting.tasks(MOST).stream().map(this::task).toList();
    }

    private Task task(Holders.Part part) {
        if (part.command() == CommandKind.STOP) {
            return stop(part);
        }
        var order = transactions
                .inTransaction(transaction -> Orders.find(transaction, part.order()))
                .orElseThrow();
        int revision = order instanceof Destruction.Ordered ordered ? ordered.revision() : 1;
        return new Task(
                part.order().toString(),
                part.command().name(),
                null,
                part.holder().value(),
                part.subject().value(),
                codes(order),
                revision,
                part.due(),
                part.overdue());
    }

    private Task stop(Holders.Part part) {
        var stop = transactions
                .inTransaction(transaction -> Orders.stop(transaction, part.order()))
                .orElseThrow();
        return new Task(
                part.order().toString(),
                part.command().name(),
                stop.purpose().value(),
                part.holder().value(),
                part.subject().value(),
                List.of(),
                1,
                part.due(),
                part.overdue());
    }

    private static List<String> codes(Destruction order) {
        return order.categories().stream().map(Object::toString).toList();
    }

    static int bounded(int limit) {
        if (limit < 1 || limit > MOST) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER, List.of(new Violation("/limit", "range", "1-1000")));
        }
        return limit;
    }

    static OrderId id(String text) {
        try {
            return OrderId.of(text);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
    }

    static SubjectRef reference(String text) {
        try {
            return new SubjectRef(text);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER, List.of(new Violation("/subject", "pattern", "subject-reference")));
        }
    }
}
