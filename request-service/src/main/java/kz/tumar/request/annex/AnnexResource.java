package kz.tumar.request.annex;

import static java.util.Objects.requireNonNullElse;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.time.Clock;
import java.util.List;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.ProblemType;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.Language;
import kz.tumar.request.decision.Inquiry;
import kz.tumar.request.intake.Called;
import kz.tumar.request.intake.OwnCase;
import kz.tumar.request.ledger.CaseFacts;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The annex that goes to the authority apart from the exports of its inquiry (clause 2.6.2).
@Path("/inquiries/{caseId}/annex")
class AnnexResource {

    private final Annexes annexes;
    private final CaseFacts facts;
    private final OwnCase own;
    private final Caller caller;
    private final Transactions transactions;
    private final Clock clock;

    @Inject
    AnnexResource(
            Annexes annexes, CaseFacts facts, OwnCase own, Caller caller, Transactions transactions, Clock clock) {
        this.annexes = annexes;
        this.facts = facts;
        this.own = own;
        this.caller = caller;
        this.transactions = transactions;
        this.clock = clock;
    }

    /// @param format of this annex
    /// @param inquiry the case
    /// @param letter the authority's
    record Annex(String format, CaseId inquiry, Numbered letter, List<AnnexedPerson> persons) {
        Annex {
            persons = List.copyOf(persons);
        }
    }

    @GET
    @Produces({MediaType.APPLICATION_JSON, "application/pdf"})
    @RolesAllowed({"officer", "dpo", "deputy"})
    @RunOnVirtualThread
    @Operation(
            summary =
                    "Who the persons asked about are, with what proves it against the export; as PDF in one language, "
                            + "or as JSON. That it was opened is a fact for each of them.")
    public Response content(@PathParam("caseId") String caseId, @QueryParam("language") @Nullable String language) {
        CaseId id = Called.caseIn(caseId);
        Language wanted = Language.named(language).orElse(null);
        if (language != null && wanted == null) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        Actor actor = caller.actor();
        Annex annex = transactions.inTransaction(transaction -> {
            var inquiry = Inquiry.of(facts.of(transaction, id))
                    .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND))
                    .received();
            own.refuse(transaction, inquiry.subjects());
            var named = requireNonNullElse(inquiry.annex(), List.<kz.tumar.contract.NamedPerson>of());
            if (named.isEmpty()) {
                throw new ProblemException(ProblemType.NOT_FOUND);
            }
            return new Annex("tumar-annex/1", id, inquiry.letter(), annexes.open(transaction, named, actor));
        });
        var answer = wanted == null
                ? Response.ok(annex, MediaType.APPLICATION_JSON_TYPE)
                : Response.ok(AnnexPage.pdf(annex, wanted, clock.instant()), "application/pdf");
        return answer.header("Cache-Control", "no-store").build();
    }
}
