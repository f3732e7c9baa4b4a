package kz.tumar.consent.lookup;

import com.fasterxml.jackson.annotation.JsonRawValue;
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
import kz.tumar.consent.ledger.History;
import kz.tumar.consent.ledger.Subjects;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.delivery.Transactions;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// What this service stated about a person, under all linked references, oldest first.
@Path("/subjects/{subject}/history")
@Produces(MediaType.APPLICATION_JSON)
class HistoryResource {
    private static final int MOST = 500;

    private final History history;
    private final Subjects subjects;
    private final Transactions transactions;
    private final Caller caller;

    @Inject
    HistoryResource(History history, Subjects subjects, Transactions transactions, Caller caller) {
        this.history = history;
        this.subjects = subjects;
        this.transactions = transactions;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"dpo", "deputy", "officer", "subject"})
    @RunOnVirtualThread
    @Operation(summary = "A page of facts; `next` is the cursor of the page after it, absent on the last one.")
    public Page history(
            @PathParam("subject") String subject,
            @QueryParam("after") @DefaultValue("0") String after,
            @QueryParam("limit") @DefaultValue("100") String limit) {
        SubjectRef reference = reference(subject);
        if (!caller.is("dpo", "deputy", "officer") && !caller.subject().equals(reference)) {
            throw new ProblemException(ProblemType.FORBIDDEN);
        }
        long place = number("after", after, Long.MAX_VALUE);
        int most = (int) number("limit", limit, MOST);
        return transactions.inTransaction(transaction -> {
            if (subjects.issued(transaction, List.of(reference)).isEmpty()) {
                throw new ProblemException(ProblemType.UNKNOWN_SUBJECT);
            }
            var entries = history.after(transaction, reference, place, most + 1);
            var page = entries.subList(0, Math.min(most, entries.size()));
            String next = entries.size() > most ? Long.toString(page.getLast().seq()) : null;
            return new Page(page.stream().map(History.Entry::fact).toList().toString(), next);
        });
    }

    private static SubjectRef reference(String text) {
        try {
            return new SubjectRef(text);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(ProblemType.UNKNOWN_SUBJECT);
        }
    }

    private static long number(String name, String text, long most) {
        try {
            long value = Long.parseLong(text);
            if (value >= 0 && value <= most) {
                return value;
            }
        } catch (NumberFormatException malformed) {
            // Told apart from a number out of bounds by nobody.
        }
        throw new ProblemException(
                ProblemType.INVALID_PARAMETER, List.of(new Violation(name, "maximum", "a whole number up to " + most)));
    }

    /// @param facts JSON: the events as they went out
    record Page(@JsonRawValue String facts, @Nullable String next) {}
}
