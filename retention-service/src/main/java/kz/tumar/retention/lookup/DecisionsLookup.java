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
import java.time.Instant;
import java.util.List;
import kz.tumar.contract.AssessmentTrigger;
import kz.tumar.contract.RetentionOutcome;
import kz.tumar.contract.fact.CategoryAssessment;
import kz.tumar.contract.fact.RetentionDecided;
import kz.tumar.delivery.Transactions;
import kz.tumar.retention.ledger.Decisions;
import org.jspecify.annotations.Nullable;

/// What people have to decide, and what waits for another person to agree.
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
class DecisionsLookup {
    private final Transactions transactions;

    @Inject
    DecisionsLookup(Transactions transactions) {
        this.transactions = transactions;
    }

    /// @param categories those that wait for a decision
    record Open(
            String subject,
            @Nullable String purpose,
            AssessmentTrigger trigger,
            Instant since,
            List<CategoryAssessment> categories) {
        static Open of(Decisions.Open open) {
            var assessed = open.assessed();
            return new Open(
                    open.subject().value(),
                    assessed.purpose() == null ? null : assessed.purpose().value(),
                    assessed.trigger(),
                    open.since(),
                    assessed.categories().stream()
                            .filter(line -> line.outcome() == RetentionOutcome.DECIDE)
                            .toList());
        }
    }

    /// @param agreed how many agreed so far
    record Proposed(String subject, RetentionDecided decided, int agreed, Instant at) {
        static Proposed of(Decisions.Proposal proposal) {
            return new Proposed(
                    proposal.subject().value(),
                    proposal.decided(),
                    proposal.officers().size(),
                    proposal.at());
        }
    }

    record All(List<Open> open, List<Proposed> proposed) {}

    @GET
    @Path("/decisions")
    @RolesAllowed({"dpo", "deputy", "officer"})
    @RunOnVirtualThread
    public All decisions(@QueryParam("limit") @DefaultValue("100") int limit) {
        int most = OrdersResource.bounded(limit);
        return transactions.inTransaction(transaction -> new All(
                Decisions.open(transaction, most).stream().map(Open::of).toList(),
                Decisions.proposals(transaction, most).stream()
                        .map(Proposed::of)
                        .toList()));
    }
}
