package kz.tumar.request.intake;

import static java.util.Objects.requireNonNull;

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
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.Cause;
import kz.tumar.contract.ProblemType;
import kz.tumar.delivery.Transactions;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.decision.CaseAction;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.WorkingCase;
import kz.tumar.request.ledger.CaseFacts;
import kz.tumar.request.lookup.SignatureView;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.hosting.ServiceConfig;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The electronic signature of a request: checking it, seeing what that came to, and deciding where it
/// was left open.
@Path("/requests/{caseId}")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"officer", "dpo", "deputy"})
@RunOnVirtualThread
class SignatureResource {
    private final SignatureChecks checks;
    private final Announcing announcing;
    private final Transactions transactions;
    private final CaseFacts facts;
    private final OwnCase own;
    private final Caller caller;
    private final ServiceConfig config;

    @HeaderParam("Idempotency-Key")
    @Nullable
    String key;

    @PathParam("caseId")
    String caseId = "";

    @Inject
    SignatureResource(
            SignatureChecks checks,
            Announcing announcing,
            Transactions transactions,
            CaseFacts facts,
            OwnCase own,
            Caller caller,
            ServiceConfig config) {
        this.checks = checks;
        this.announcing = announcing;
        this.transactions = transactions;
        this.facts = facts;
        this.own = own;
        this.caller = caller;
        this.config = config;
    }

    @GET
    @Path("/signature")
    @Operation(summary = "What checking the signature came to, and what was decided; the report lies sealed.")
    public Response signature() {
        CaseId id = Called.caseIn(caseId);
        RequestCase state = transactions.inTransaction(transaction -> {
            RequestCase found = RequestCase.of(facts.of(transaction, id))
                    .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
            own.refuse(transaction, found);
            return found;
        });
        return Response.ok(SignatureView.of(state))
                .tag(new EntityTag(Integer.toString(state.revision())))
                .header("Cache-Control", "no-store")
                .build();
    }

    @POST
    @Path("/signature-verification")
    @Consumes(MediaType.WILDCARD)
    @Operation(summary = "Checks the electronic signature. An invalid one is as good as none.")
    public Response verify(@HeaderParam("If-Match") @Nullable String ifMatch) {
        CaseId id = Called.caseIn(caseId);
        Integer revision = Called.revision(ifMatch);
        Cause cause = Called.cause(config.source(), key, "VerifySignature", id.toString());
        if (!announcing.happened(cause)) {
            change(cause, id, revision, checks.check(id, caller.actor(), own));
        }
        return signature();
    }

    @POST
    @Path("/signature-decision")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Decides about a signature that could be neither proved nor disproved.")
    public Response decide(@HeaderParam("If-Match") @Nullable String ifMatch, Bodies.@Nullable SignatureDecision body) {
        Bodies.SignatureDecision given = Called.complete(body);
        CaseId id = Called.caseIn(caseId);
        Integer revision = Called.revision(ifMatch);
        Cause cause = Called.cause(config.source(), key, "DecideSignature", id.toString());
        change(
                cause,
                id,
                revision,
                new CaseAction.DecideSignature(requireNonNull(given.accepted()), requireNonNull(given.reason())));
        return signature();
    }

    private void change(Cause cause, CaseId id, @Nullable Integer revision, CaseAction action) {
        Actor actor = caller.actor();
        announcing.change(cause, id, revision, (transaction, state, now, rules) -> {
            own.refuse(transaction, state);
            return WorkingCase.decide(state, action, actor, now, rules);
        });
    }
}
