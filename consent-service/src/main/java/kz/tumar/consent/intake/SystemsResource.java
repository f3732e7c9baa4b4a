package kz.tumar.consent.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import kz.tumar.consent.announce.Stating;
import kz.tumar.consent.ledger.Enforcement;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.fact.SystemEnforced;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.Holder;
import kz.tumar.policy.Mode;
import kz.tumar.policy.Policy;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Which systems our answers bind, and the order that makes them bind one that only observed (going live).
@Path("/systems")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class SystemsResource {
    private final Enforcement enforcement;
    private final Stating stating;
    private final Transactions transactions;
    private final PolicyVersions policies;
    private final Caller caller;

    @Inject
    SystemsResource(
            Enforcement enforcement,
            Stating stating,
            Transactions transactions,
            PolicyVersions policies,
            Caller caller) {
        this.enforcement = enforcement;
        this.stating = stating;
        this.transactions = transactions;
        this.policies = policies;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"dpo", "deputy", "officer"})
    @RunOnVirtualThread
    @Operation(summary = "Every holder of the policy, its country, and whether our answers bind it.")
    public Systems systems() {
        Policy policy = policies.current(policies.today());
        Set<HolderCode> ordered = transactions.inTransaction(enforcement::systems);
        return new Systems(policy.document().holders().stream()
                .map(holder -> of(holder, ordered))
                .toList());
    }

    private static SystemMode of(Holder holder, Set<HolderCode> ordered) {
        return new SystemMode(
                holder.code(),
                holder.country(),
                holder.primary(),
                ordered.contains(holder.code()) ? Mode.ENFORCE : holder.mode());
    }

    @POST
    @Path("/{system}/enforcement")
    @RolesAllowed("dpo")
    @RunOnVirtualThread
    @Operation(summary = "Records the order that makes our answers bind a system.")
    public SystemMode enforce(@PathParam("system") String system, @Nullable Order body) {
        Policy policy = policies.current(policies.today());
        Holder holder = policy.holder(code(system)).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        if (body == null || body.orderNumber() == null || body.orderDate() == null) {
            throw References.invalid("/orderNumber", "required", "the order's number and its date");
        }
        LocalDate date = body.orderDate();
        if (date.isAfter(policies.today()) || date.isBefore(policies.today().minusYears(100))) {
            throw References.invalid("/orderDate", "range", "a day up to today");
        }
        stating.state(
                DerivedId.from(
                        "tumar/system-enforced/v1",
                        holder.code().value(),
                        body.orderNumber().value()),
                null,
                new SystemEnforced(holder.code(), body.orderNumber(), date, caller.actor()));
        return of(holder, Set.of(holder.code()));
    }

    private static HolderCode code(String text) {
        try {
            return new HolderCode(text);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
    }

    record Order(@Nullable Numbered orderNumber, @Nullable LocalDate orderDate) {}

    record SystemMode(HolderCode system, String country, boolean primary, Mode mode) {}

    record Systems(List<SystemMode> systems) {}
}
