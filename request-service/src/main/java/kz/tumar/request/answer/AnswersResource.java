package kz.tumar.request.answer;

import static java.util.Objects.requireNonNullElse;

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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Set;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.fact.AnswerPrepared;
import kz.tumar.delivery.Transactions;
import kz.tumar.request.decision.Gathered;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.intake.Called;
import kz.tumar.request.intake.OwnCase;
import kz.tumar.request.ledger.CaseFacts;
import kz.tumar.request.lookup.CaseViews;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.hosting.ServiceConfig;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The package of an answer: put together by an officer, and given to an officer, or to the person once it was
/// answered.
@Path("/requests/{caseId}/answer-package")
class AnswersResource {
    private static final String ZIP = "application/zip";

    private final PreparingAnswers preparing;
    private final CaseViews views;
    private final CaseFacts facts;
    private final OwnCase own;
    private final Caller caller;
    private final Transactions transactions;
    private final ServiceConfig config;

    @Inject
    AnswersResource(
            PreparingAnswers preparing,
            CaseViews views,
            CaseFacts facts,
            OwnCase own,
            Caller caller,
            Transactions transactions,
            ServiceConfig config) {
        this.preparing = preparing;
        this.views = views;
        this.facts = facts;
        this.own = own;
        this.caller = caller;
        this.transactions = transactions;
        this.config = config;
    }

    /// @param without holders whose silence the officer takes into account; the answer names them
    record Wanted(@Nullable Set<HolderCode> without) {}

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Produces(MediaType.APPLICATION_JSON)
    @RolesAllowed({"officer", "dpo", "deputy"})
    @RunOnVirtualThread
    @Operation(
            summary = "Puts the answer together of what was provided and checked, in three languages, and seals it; "
                    + "holders that are silent are named in `without`, or it is refused.")
    public Response prepare(
            @PathParam("caseId") String caseId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @HeaderParam("If-Match") @Nullable String ifMatch,
            @Nullable Wanted body) {
        CaseId id = Called.caseIn(caseId);
        Integer expected = Called.revision(ifMatch);
        refuseOwn(id);
        Set<HolderCode> without = body == null ? Set.of() : requireNonNullElse(body.without(), Set.of());
        preparing.prepare(
                Called.cause(config.source(), key, "PrepareAnswer", id.toString()),
                id,
                expected,
                without,
                caller.actor());
        return views.tagged(Response.ok(), id);
    }

    @GET
    @Produces({ZIP, MediaType.TEXT_HTML, "application/pdf", MediaType.APPLICATION_JSON})
    @RolesAllowed({"officer", "dpo", "deputy", "subject"})
    @RunOnVirtualThread
    @Operation(
            summary =
                    "The package as it was put together, or one document of it, for example answer.kk.pdf; that it was "
                            + "opened is a fact.")
    public Response content(@PathParam("caseId") String caseId, @QueryParam("document") @Nullable String document) {
        CaseId id = Called.caseIn(caseId);
        Actor actor = caller.actor();
        boolean person = !caller.is("officer", "dpo", "deputy");
        if (!person) {
            refuseOwn(id);
        }
        return transactions.inTransaction(transaction -> {
            RequestCase request = RequestCase.of(facts.of(transaction, id))
                    .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
            if (person && !(caller.subject().equals(request.subject()) && request.closed())) {
                throw new ProblemException(ProblemType.NOT_FOUND);
            }
            AnswerPrepared prepared =
                    Gathered.of(request).prepared().orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
            Map<String, byte[]> files = preparing.files(transaction, prepared, actor);
            return document == null ? whole(files) : one(files, document);
        });
    }

    private static Response whole(Map<String, byte[]> files) {
        return Response.ok(AnswerPackage.zip(files), ZIP)
                .header("Content-Disposition", "attachment; filename=\"answer.zip\"")
                .header("Cache-Control", "no-store")
                .build();
    }

    private static Response one(Map<String, byte[]> files, String document) {
        byte[] content = files.get(document);
        if (content == null) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        return Response.ok(content, typeOf(document))
                .header("Cache-Control", "no-store")
                .header("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
                .header("X-Content-Type-Options", "nosniff")
                .build();
    }

    private static String typeOf(String document) {
        return switch (document.substring(document.lastIndexOf('.') + 1)) {
            case "html" -> "text/html;charset=UTF-8";
            case "pdf" -> "application/pdf";
            case "json" -> MediaType.APPLICATION_JSON;
            default -> MediaType.APPLICATION_OCTET_STREAM;
        };
    }

    private void refuseOwn(CaseId id) {
        transactions.inTransaction(transaction -> {
            RequestCase request = RequestCase.of(facts.of(transaction, id))
                    .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
            own.refuse(transaction, request);
            return id;
        });
    }
}
