package kz.tumar.request.lookup;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Instant;
import java.util.List;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.EventId;
import kz.tumar.contract.MessageKind;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.TrackingNumber;
import kz.tumar.delivery.Transactions;
import kz.tumar.request.ledger.Messages;
import kz.tumar.request.ledger.Tracking;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// What the applicant of a request was told by letters, and under which number they ask.
@Path("/requests/{caseId}/messages")
@Produces(MediaType.APPLICATION_JSON)
class MessagesResource {
    private final Transactions transactions;
    private final Messages messages;
    private final Tracking tracking;

    @Inject
    MessagesResource(Transactions transactions, Messages messages, Tracking tracking) {
        this.transactions = transactions;
        this.messages = messages;
        this.tracking = tracking;
    }

    @GET
    @RolesAllowed({"officer", "dpo", "deputy"})
    @RunOnVirtualThread
    @Operation(
            summary = "The letters about a request: sent when, waiting, or given up and why. One that was given up "
                    + "must be told in another way.")
    public Response messages(@PathParam("caseId") String path) {
        CaseId caseId = caseIn(path);
        Told told = transactions.inTransaction(transaction -> new Told(
                tracking.of(transaction, caseId).map(Tracking.Issued::number).orElse(null),
                messages.of(transaction, List.of(caseId)).stream()
                        .map(MessagesResource::letter)
                        .toList()));
        return Response.ok(told).header("Cache-Control", "no-store").build();
    }

    private static CaseId caseIn(String path) {
        try {
            return CaseId.of(path);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
    }

    private static Letter letter(Messages.Message message) {
        return new Letter(
                message.kind(),
                message.about(),
                message.at(),
                message.state(),
                message.endedAt(),
                message.why(),
                message.attempts());
    }

    /// @param number the number that the applicant was given, where they were
    record Told(@Nullable TrackingNumber number, List<Letter> messages) {}

    /// @param about the fact that it tells of
    /// @param at when that happened
    /// @param why why it was given up
    record Letter(
            MessageKind kind,
            EventId about,
            Instant at,
            String state,
            @Nullable Instant endedAt,
            @Nullable String why,
            int attempts) {}
}
