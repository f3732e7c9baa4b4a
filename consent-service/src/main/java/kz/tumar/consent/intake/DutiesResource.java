package kz.tumar.consent.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kz.tumar.consent.announce.Stating;
import kz.tumar.consent.ledger.Subjects;
import kz.tumar.contract.DutyCode;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.contract.fact.DutyAssigned;
import kz.tumar.delivery.Transactions;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Where it is recorded which duties an order gives or takes from an employee (clause 7.4).
@Path("/employees/{employee}/duties")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class DutiesResource {
    private final Subjects subjects;
    private final Stating stating;
    private final Transactions transactions;
    private final PolicyVersions policies;
    private final Caller caller;

    @Inject
    DutiesResource(
            Subjects subjects, Stating stating, Transactions transactions, PolicyVersions policies, Caller caller) {
        this.subjects = subjects;
        this.stating = stating;
        this.transactions = transactions;
        this.policies = policies;
        this.caller = caller;
    }

    @POST
    @RolesAllowed("dpo")
    @RunOnVirtualThread
    @Operation(summary = "Records an order about a duty of an employee; the latest about a duty counts.")
    public NewDuty assign(
            @PathParam("employee") String employee,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable NewDuty body) {
        SubjectRef reference = References.inPath(employee);
        if (transactions
                .inTransaction(transaction -> subjects.issued(transaction, List.of(reference)))
                .isEmpty()) {
            throw new ProblemException(ProblemType.UNKNOWN_SUBJECT);
        }
        if (body == null
                || body.duty() == null
                || body.orderNumber() == null
                || body.orderDate() == null
                || body.from() == null) {
            throw missing(body == null ? new NewDuty(null, null, null, null, null) : body);
        }
        if (policies.current(policies.today()).duty(body.duty()).isEmpty()) {
            throw References.invalid("/duty", "policy", "a duty of the policy");
        }
        plausible(body.orderDate(), "/orderDate");
        plausible(body.from(), "/from");
        plausible(body.until(), "/until");
        stating.state(
                References.key(key),
                reference,
                new DutyAssigned(
                        body.duty(), body.orderNumber(), body.orderDate(), body.from(), body.until(), caller.actor()));
        return body;
    }

    private static ProblemException missing(NewDuty body) {
        var missing = new ArrayList<Violation>();
        require(missing, body.duty(), "/duty");
        require(missing, body.orderNumber(), "/orderNumber");
        require(missing, body.orderDate(), "/orderDate");
        require(missing, body.from(), "/from");
        return new ProblemException(ProblemType.INVALID_PARAMETER, missing);
    }

    private static void require(List<Violation> missing, @Nullable Object value, String path) {
        if (value == null) {
            missing.add(new Violation(path, "required", "a value"));
        }
    }

    private void plausible(@Nullable LocalDate day, String path) {
        LocalDate today = policies.today();
        if (day != null && (day.isBefore(today.minusYears(100)) || day.isAfter(today.plusYears(100)))) {
            throw References.invalid(path, "range", "a day that can be");
        }
    }

    /// @param until the last day; a day before `from` takes the duty away
    record NewDuty(
            @Nullable DutyCode duty,
            @Nullable Numbered orderNumber,
            @Nullable LocalDate orderDate,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {}
}
