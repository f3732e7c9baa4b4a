package kz.tumar.request.lookup;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RequestKind;
import kz.tumar.delivery.Transactions;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.ledger.CaseFacts;
import kz.tumar.request.ledger.CaseRows;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Earlier decisions beside the one to be made: alike is decided alike (clause 8.1).
@Path("/earlier-decisions")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"officer", "dpo", "deputy"})
class EarlierDecisions {
    private final CaseRows rows;
    private final CaseFacts facts;
    private final Announcing announcing;
    private final Transactions transactions;
    private final Clock clock;

    @Inject
    EarlierDecisions(CaseRows rows, CaseFacts facts, Announcing announcing, Transactions transactions, Clock clock) {
        this.rows = rows;
        this.facts = facts;
        this.announcing = announcing;
        this.transactions = transactions;
        this.clock = clock;
    }

    @GET
    @RunOnVirtualThread
    @Operation(summary = "Decisions about the same kind of request with the same reason, the newest first.")
    public Page alike(
            @QueryParam("kind") @Nullable String kind,
            @QueryParam("reason") @Nullable String reason,
            @QueryParam("limit") @Nullable String limit) {
        RequestKind wanted = Asked.one(RequestKind.class, "kind", kind == null ? "" : kind);
        ReasonCode because = reason(reason);
        int most = Asked.limit(limit);
        Rules rules = announcing.rules();
        Instant now = clock.instant();
        return transactions.inTransaction(transaction -> {
            var decided = new ArrayList<CaseView>();
            for (CaseId id : rows.decidedAlike(transaction, wanted, because, most)) {
                decided.add(CaseViews.brief(
                        RequestCase.of(facts.of(transaction, id)).orElseThrow(), now, rules));
            }
            return new Page(decided);
        });
    }

    private static ReasonCode reason(@Nullable String text) {
        try {
            return new ReasonCode(text == null ? "" : text);
        } catch (IllegalArgumentException malformed) {
            throw Asked.invalid("reason", "code", "a reason of the policy");
        }
    }

    record Page(List<CaseView> decisions) {}
}
