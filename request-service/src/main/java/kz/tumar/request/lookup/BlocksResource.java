package kz.tumar.request.lookup;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.ProcessingBlocked;
import kz.tumar.delivery.Transactions;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.ledger.CaseFacts;
import kz.tumar.request.ledger.CaseRows;
import kz.tumar.request.ledger.Subjects;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// The blocks that stand over a person under any of their references. Free when there are none.
@Path("/subjects/{subject}/blocks")
@Produces(MediaType.APPLICATION_JSON)
class BlocksResource {
    private final Subjects subjects;
    private final CaseRows rows;
    private final CaseFacts facts;
    private final Transactions transactions;
    private final Caller caller;

    @Inject
    BlocksResource(Subjects subjects, CaseRows rows, CaseFacts facts, Transactions transactions, Caller caller) {
        this.subjects = subjects;
        this.rows = rows;
        this.facts = facts;
        this.transactions = transactions;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"officer", "dpo", "deputy", "system", "subject"})
    @RunOnVirtualThread
    @Operation(summary = "The set of blocks over a person; the data is free when it is empty.")
    public Blocks blocks(@PathParam("subject") String subject) {
        SubjectRef reference = reference(subject);
        if (caller.is("subject") && !caller.subject().equals(reference)) {
            throw new ProblemException(ProblemType.FORBIDDEN);
        }
        return transactions.inTransaction(transaction -> {
            if (!subjects.unknown(transaction, List.of(reference)).isEmpty()) {
                throw new ProblemException(ProblemType.UNKNOWN_SUBJECT);
            }
            SortedSet<SubjectRef> person = subjects.linked(transaction, reference);
            var blocks = new ArrayList<ProcessingBlocked>();
            for (CaseId caseId : rows.blocking(transaction, person)) {
                RequestCase.of(facts.of(transaction, caseId))
                        .flatMap(RequestCase::standingBlock)
                        .ifPresent(blocks::add);
            }
            return new Blocks(!blocks.isEmpty(), blocks);
        });
    }

    private static SubjectRef reference(String text) {
        try {
            return new SubjectRef(text);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(ProblemType.UNKNOWN_SUBJECT);
        }
    }

    /// @param blocked whether any block stands
    record Blocks(boolean blocked, List<ProcessingBlocked> blocks) {}
}
