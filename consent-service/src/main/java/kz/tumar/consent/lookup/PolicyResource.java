package kz.tumar.consent.lookup;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import kz.tumar.consent.ledger.AnnouncedPolicies;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.Policy;
import kz.tumar.runtime.policy.PolicyVersions;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The policy is public (clause 2.5): which version is in force, and the digest by which anyone can check its text.
@Path("/policy")
@Produces(MediaType.APPLICATION_JSON)
class PolicyResource {
    private final PolicyVersions policies;
    private final AnnouncedPolicies announced;
    private final Transactions transactions;

    @Inject
    PolicyResource(PolicyVersions policies, AnnouncedPolicies announced, Transactions transactions) {
        this.policies = policies;
        this.announced = announced;
        this.transactions = transactions;
    }

    @GET
    @PermitAll
    @RunOnVirtualThread
    @Operation(summary = "The version in force and every version announced, each with its digest.")
    public InForce policy() {
        LocalDate today = policies.today();
        Policy policy = policies.current(today);
        return new InForce(
                policy.id(),
                policy.version().value(),
                policy.sha256(),
                policy.document().effectiveFrom(),
                policies.calendar(today).version().value(),
                transactions.inTransaction(announced::all));
    }

    /// @param sha256 of the file's bytes
    /// @param calendarVersion of the working-day calendar it was announced with
    /// @param versions everything announced, this version included
    record InForce(
            String id,
            String version,
            String sha256,
            LocalDate effectiveFrom,
            String calendarVersion,
            List<AnnouncedPolicies.Announced> versions) {}
}
