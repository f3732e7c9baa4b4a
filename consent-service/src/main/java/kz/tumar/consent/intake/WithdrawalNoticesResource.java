package kz.tumar.consent.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import kz.tumar.consent.announce.Stating;
import kz.tumar.consent.decision.Rules;
import kz.tumar.consent.ledger.WithdrawalNotices;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.WithdrawalNoticeId;
import kz.tumar.contract.fact.WithdrawalNoticeGiven;
import kz.tumar.delivery.Transactions;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Whom officers have to tell that a consent was withdrawn, and where they say that they did and that it was
/// acknowledged (clauses 2.6.1, 8.4; art. 8(7) of Law 94-V).
@Path("/withdrawals/notices")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class WithdrawalNoticesResource {
    private static final int MOST = 1_000;

    private final WithdrawalNotices notices;
    private final Stating stating;
    private final Transactions transactions;
    private final PolicyVersions policies;
    private final Caller caller;

    @Inject
    WithdrawalNoticesResource(
            WithdrawalNotices notices,
            Stating stating,
            Transactions transactions,
            PolicyVersions policies,
            Caller caller) {
        this.notices = notices;
        this.stating = stating;
        this.transactions = transactions;
        this.policies = policies;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"dpo", "deputy", "officer"})
    @RunOnVirtualThread
    @Operation(summary = "Recipients who have not said yet that they stopped, the most urgent first, at most 1000.")
    public Open open() {
        return new Open(transactions.inTransaction(transaction -> notices.open(transaction, MOST)));
    }

    @POST
    @Path("/{id}")
    @RolesAllowed({"dpo", "deputy", "officer"})
    @RunOnVirtualThread
    @Operation(summary = "Records that a recipient was told, once more perhaps, or said that it has stopped.")
    public Given given(
            @PathParam("id") String id, @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable Told body) {
        ChannelCode channel = body == null ? null : body.channel();
        if (channel == null || !new Rules(policies.current(policies.today())).knows(channel)) {
            throw References.invalid("/channel", "policy", "a channel of the policy");
        }
        boolean acknowledged = body != null && Boolean.TRUE.equals(body.acknowledged());
        var notice = transactions
                .inTransaction(transaction -> notices.find(transaction, idOf(id)))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        if (!notice.acknowledged()) {
            var cause = DerivedId.from(
                    "tumar/withdrawal-notice-given/v1",
                    notice.id().toString(),
                    References.key(key).toString(),
                    Boolean.toString(acknowledged));
            stating.state(
                    cause,
                    notice.subject(),
                    new WithdrawalNoticeGiven(notice.id(), channel, acknowledged, caller.actor()));
        }
        return new Given(notice.id(), notice.acknowledged() || acknowledged);
    }

    private static WithdrawalNoticeId idOf(String text) {
        try {
            return WithdrawalNoticeId.of(text);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
    }

    record Open(List<WithdrawalNotices.Notice> notices) {}

    /// @param acknowledged whether the recipient said that it has stopped; otherwise it was told
    record Told(@Nullable ChannelCode channel, @Nullable Boolean acknowledged) {}

    record Given(WithdrawalNoticeId noticeId, boolean acknowledged) {}
}
