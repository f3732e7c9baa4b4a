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
import kz.tumar.consent.ledger.Disclosures;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.DisclosureId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.fact.DisclosureNotified;
import kz.tumar.delivery.Transactions;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Where systems ask before data leaves the operator, and where it is said that the person was told (clauses 1.1.4,
/// 7.6,
/// 7.7; art. 19 of Law 94-V).
@Path("/disclosures")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class DisclosuresResource {
    private static final int MOST = 1_000;

    private final AskingToDisclose asking;
    private final Disclosures disclosures;
    private final Stating stating;
    private final Transactions transactions;
    private final PolicyVersions policies;
    private final Caller caller;

    @Inject
    DisclosuresResource(
            AskingToDisclose asking,
            Disclosures disclosures,
            Stating stating,
            Transactions transactions,
            PolicyVersions policies,
            Caller caller) {
        this.asking = asking;
        this.disclosures = disclosures;
        this.stating = stating;
        this.transactions = transactions;
        this.policies = policies;
        this.caller = caller;
    }

    @POST
    @RolesAllowed("system")
    @RunOnVirtualThread
    @Operation(summary = "May this data go to this recipient? The answer is recorded; nothing is disclosed by it.")
    public AskingToDisclose.Answered ask(
            @HeaderParam("Idempotency-Key") @Nullable String key, @Nullable NewDisclosure body) {
        if (body == null) {
            throw References.invalid("/subject", "required", "a reference");
        }
        return asking.ask(caller.system(), body, References.key(key));
    }

    @GET
    @Path("/notices")
    @RolesAllowed({"dpo", "deputy", "officer"})
    @RunOnVirtualThread
    @Operation(summary = "The notices to people that are due, the earliest first, at most 1000.")
    public Notices due() {
        return new Notices(transactions.inTransaction(transaction -> disclosures.noticesDue(transaction, MOST)));
    }

    @POST
    @Path("/{id}/notice")
    @RolesAllowed({"dpo", "deputy", "officer", "system"})
    @RunOnVirtualThread
    @Operation(summary = "Records that the person was told of a disclosure.")
    public Notified notified(@PathParam("id") String id, @Nullable Notice body) {
        DisclosureId disclosure = idOf(id);
        ChannelCode channel = body == null ? null : body.channel();
        if (channel == null || !new Rules(policies.current(policies.today())).knows(channel)) {
            throw References.invalid("/channel", "policy", "a channel of the policy");
        }
        var made = transactions
                .inTransaction(transaction -> disclosures.find(transaction, disclosure))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        if (caller.is("system") && !caller.system().equals(made.system())) {
            throw new ProblemException(ProblemType.FORBIDDEN);
        }
        if (!made.notified()) {
            stating.state(
                    DerivedId.from("tumar/disclosure-notified/v1", disclosure.toString()),
                    made.subject(),
                    new DisclosureNotified(disclosure, channel, caller.actor()));
        }
        return new Notified(disclosure, true);
    }

    private static DisclosureId idOf(String text) {
        try {
            return DisclosureId.of(text);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
    }

    record Notices(List<Disclosures.Made> notices) {}

    record Notice(@Nullable ChannelCode channel) {}

    record Notified(DisclosureId disclosureId, boolean notified) {}
}
