package kz.tumar.consent.lookup;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import kz.tumar.consent.ledger.Ending;
import kz.tumar.consent.ledger.Holdings;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.Policy;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// What is held where (clauses 2.2, 7.3, 7.5, 7.10), and who is to be asked again.
@Path("/")
@Produces(MediaType.APPLICATION_JSON)
class InventoryResource {
    private static final int MOST = 1_000;

    private final Holdings holdings;
    private final Ending ending;
    private final Transactions transactions;
    private final PolicyVersions policies;

    @Inject
    InventoryResource(Holdings holdings, Ending ending, Transactions transactions, PolicyVersions policies) {
        this.holdings = holdings;
        this.ending = ending;
        this.transactions = transactions;
        this.policies = policies;
    }

    @GET
    @Path("inventory")
    @RolesAllowed({"dpo", "deputy", "officer", "regulator"})
    @RunOnVirtualThread
    @Operation(summary = "Every store with its country, and what each reported to hold, from where and since when.")
    public Inventory inventory() {
        Policy policy = policies.current(policies.today());
        return new Inventory(
                policy.document().holders().stream()
                        .map(holder -> new Store(holder.code(), holder.country(), holder.primary(), holder.exception()))
                        .toList(),
                transactions.inTransaction(holdings::all));
    }

    @GET
    @Path("consents/to-ask-again")
    @RolesAllowed({"dpo", "deputy", "officer", "system"})
    @RunOnVirtualThread
    @Operation(summary = "Who is to be asked again for consent to a purpose; `next` is the cursor of the page after.")
    public ToAsk toAskAgain(
            @QueryParam("purpose") @Nullable String purpose, @QueryParam("after") @Nullable String after) {
        PurposeCode code = known(purpose);
        String from = after == null ? "" : reference(after).value();
        return transactions.inTransaction(transaction -> {
            List<Ending.AskAgain> found = ending.toAskAgain(transaction, code, from, MOST);
            return new ToAsk(found, found.size() < MOST ? null : found.getLast().subject());
        });
    }

    private PurposeCode known(@Nullable String purpose) {
        Policy policy = policies.current(policies.today());
        return policy.document().purposes().stream()
                .map(found -> found.code())
                .filter(code -> code.value().equals(purpose))
                .findFirst()
                .orElseThrow(() -> new ProblemException(
                        ProblemType.INVALID_PARAMETER,
                        List.of(new Violation("/purpose", "policy", "a purpose of the policy"))));
    }

    private static SubjectRef reference(String text) {
        try {
            return new SubjectRef(text);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(ProblemType.UNKNOWN_SUBJECT);
        }
    }

    /// @param exception the norm that lets a primary store lie abroad (clause 7.10)
    record Store(
            HolderCode holder,
            String country,
            boolean primary,
            @Nullable ArticleCode exception) {}

    record Inventory(List<Store> stores, List<Holdings.Stock> stocks) {}

    record ToAsk(List<Ending.AskAgain> people, @Nullable SubjectRef next) {}
}
