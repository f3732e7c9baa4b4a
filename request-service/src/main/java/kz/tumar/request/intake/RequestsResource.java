package kz.tumar.request.intake;

import static java.util.Objects.requireNonNull;
import static java.util.Objects.requireNonNullElse;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.net.URI;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Representation;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.claim.SubjectRequestFiled;
import kz.tumar.request.lookup.CaseViews;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.hosting.ServiceConfig;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Where a person, an officer or a system files a request over HTTP: the same case as by a claim.
@Path("/requests")
@Produces(MediaType.APPLICATION_JSON)
class RequestsResource {
    private final Filings filings;
    private final CaseViews views;
    private final OwnCase own;
    private final Caller caller;
    private final ServiceConfig config;

    @Inject
    RequestsResource(Filings filings, CaseViews views, OwnCase own, Caller caller, ServiceConfig config) {
        this.filings = filings;
        this.views = views;
        this.own = own;
        this.caller = caller;
        this.config = config;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"subject", "officer", "dpo", "deputy", "system"})
    @RunOnVirtualThread
    @Operation(
            summary = "Files a request. The clock and, for wrong or unlawful data, the block start with it; "
                    + "the same Idempotency-Key again answers alike and changes nothing.")
    public Response file(@HeaderParam("Idempotency-Key") @Nullable String key, Bodies.@Nullable NewRequest body) {
        Bodies.NewRequest filed = Called.complete(body);
        SubjectRef subject = requireNonNull(filed.subject());
        SubjectRequestFiled claim = claim(filed);
        if (caller.is("subject")) {
            requireOwn(subject, filed);
        } else {
            own.refuse(OwnCase.people(subject, claim.actedBy()));
        }
        HolderCode system = caller.is("system")
                ? caller.system()
                : new HolderCode(config.service().code());
        CaseId caseId = filings.file(
                Called.cause(config.source(), key, "File", subject.value()),
                subject,
                system,
                claim,
                !caller.is("system"));
        return views.tagged(Response.created(URI.create("/requests/" + caseId)), caseId);
    }

    /// A person speaks for themselves, and what they send is received now.
    private void requireOwn(SubjectRef subject, Bodies.NewRequest filed) {
        if (!caller.subject().equals(subject)) {
            throw new ProblemException(ProblemType.FORBIDDEN);
        }
        if (filed.receivedAt() != null) {
            throw Called.invalid("/receivedAt", "absent", "nothing: it is received now");
        }
    }

    private static SubjectRequestFiled claim(Bodies.NewRequest filed) {
        return new SubjectRequestFiled(
                requireNonNull(filed.kind()),
                requireNonNull(filed.channel()),
                requireNonNullElse(filed.actedBy(), new ActedBy(Representation.SELF, null, null)),
                filed.receivedAt(),
                filed.categories(),
                filed.reason(),
                filed.identityDocument(),
                filed.participation(),
                filed.signature(),
                filed.requestedForm(),
                filed.content(),
                filed.purposes(),
                filed.lateReason(),
                filed.unmatched());
    }
}
