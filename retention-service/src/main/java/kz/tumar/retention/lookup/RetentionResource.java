package kz.tumar.retention.lookup;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import kz.tumar.contract.AssessmentTrigger;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.CategoryAssessment;
import kz.tumar.delivery.Transactions;
import kz.tumar.retention.ledger.Orders;
import kz.tumar.retention.ledger.People;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// Why is this not destroyed? The last answer of clause 8.4 for each category, under every linked reference.
@Path("/subjects/{ref}/retention")
@Produces(MediaType.APPLICATION_JSON)
class RetentionResource {
    private final Transactions transactions;
    private final Caller caller;

    @Inject
    RetentionResource(Transactions transactions, Caller caller) {
        this.transactions = transactions;
        this.caller = caller;
    }

    record Answer(
            String subject,
            @Nullable String purpose,
            AssessmentTrigger trigger,
            String assessmentId,
            List<CategoryAssessment> categories) {}

    @GET
    @RolesAllowed({"dpo", "deputy", "officer", "regulator", "subject"})
    @RunOnVirtualThread
    public List<Answer> retention(@PathParam("ref") String ref) {
        var subject = OrdersResource.reference(ref);
        if (caller.is("subject") && !caller.subject().equals(subject)) {
            throw new ProblemException(ProblemType.FORBIDDEN);
        }
        return transactions.inTransaction(transaction -> {
            var answers = new java.util.ArrayList<Answer>();
            for (SubjectRef reference : People.linked(transaction, subject)) {
                Orders.assessments(transaction, reference)
                        .values()
                        .forEach(assessed -> answers.add(new Answer(
                                reference.value(),
                                assessed.purpose() == null
                                        ? null
                                        : assessed.purpose().value(),
                                assessed.trigger(),
                                assessed.assessmentId().toString(),
                                assessed.categories())));
            }
            return List.copyOf(answers);
        });
    }
}
