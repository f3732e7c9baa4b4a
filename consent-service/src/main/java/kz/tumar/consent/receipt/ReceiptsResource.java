package kz.tumar.consent.receipt;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.qute.Location;
import io.quarkus.qute.Template;
import io.quarkus.qute.TemplateInstance;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import kz.tumar.consent.page.Frame;
import kz.tumar.consent.page.Languages;
import kz.tumar.consent.page.Visit;
import kz.tumar.consent.page.Visits;
import kz.tumar.contract.Event;
import kz.tumar.contract.EventId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Violation;
import kz.tumar.contract.fact.Fact;
import kz.tumar.policy.Language;
import kz.tumar.policy.Policy;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Receipts of consents, refusals and withdrawals, named by the fact that they are of. The nonce goes to
/// the person alone; the system that reported the record, and officers, get the receipt without it.
@Path("/receipts")
class ReceiptsResource {
    private static final String HTML = MediaType.TEXT_HTML + ";charset=UTF-8";
    private static final String LD = "application/ld+json";
    private static final String PROOF = "tumar:proof";
    private static final String NONCE = "tumar:nonce";
    private static final HolderCode SELF_SERVICE = new HolderCode("consent-service");

    private final Receipts receipts;
    private final ReceiptPages pages;
    private final PolicyVersions policies;
    private final Visits visits;
    private final Caller caller;
    private final Template page;

    @Inject
    ReceiptsResource(
            Receipts receipts,
            ReceiptPages pages,
            PolicyVersions policies,
            Visits visits,
            Caller caller,
            @Location("receipt.html") Template page) {
        this.receipts = receipts;
        this.pages = pages;
        this.policies = policies;
        this.visits = visits;
        this.caller = caller;
        this.page = page;
    }

    @GET
    @Path("/{record}")
    @PermitAll
    @Produces({LD, MediaType.APPLICATION_JSON})
    @RunOnVirtualThread
    @Operation(summary = "The receipt of a fact as JSON-LD (ISO/IEC TS 27560); for the person with its proof.")
    public ObjectNode receipt(@PathParam("record") String entry, @Context HttpHeaders headers) {
        return whole(entry, headers);
    }

    @GET
    @Path("/{record}/file")
    @PermitAll
    @Produces(LD)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public Response file(@PathParam("record") String entry, @Context HttpHeaders headers) {
        ObjectNode whole = whole(entry, headers);
        return Response.ok(whole, LD)
                .header("Content-Disposition", "attachment; filename=\"receipt-" + id(entry) + ".jsonld\"")
                .build();
    }

    private ObjectNode whole(String entry, HttpHeaders headers) {
        EventId id = id(entry);
        boolean nonce = rights(id, headers);
        Receipt receipt = receipts.of(id);
        ObjectNode whole = receipt.content().deepCopy();
        ObjectNode proof = JsonNodeFactory.instance
                .objectNode()
                .put("tumar:commitment", receipt.sealed().commitment().value())
                .put(
                        "tumar:scheme",
                        "SHA-256(\"tumar/commitment/v1\" || nonce || RFC 8785 of this without tumar:proof)");
        if (nonce) {
            proof.put(NONCE, receipt.nonce());
        }
        return whole.set(PROOF, proof);
    }

    @GET
    @Path("/{record}")
    @PermitAll
    @Produces(HTML)
    @RunOnVirtualThread
    @Operation(hidden = true)
    public TemplateInstance printable(
            @PathParam("record") String entry,
            @QueryParam("lang") @Nullable String lang,
            @Context HttpHeaders headers,
            @Context UriInfo uri) {
        EventId id = id(entry);
        boolean nonce = rights(id, headers);
        Language language = Languages.of(lang, headers);
        Policy policy = policies.current(policies.today());
        return page.data("frame", Frame.of(language, uri, policy.operator()))
                .data("receipt", pages.show(receipts.of(id), language, nonce));
    }

    @POST
    @Path("/verify")
    @PermitAll
    @Consumes({LD, MediaType.APPLICATION_JSON})
    @Produces(MediaType.APPLICATION_JSON)
    @RunOnVirtualThread
    @Operation(
            summary = "Whether a receipt with its nonce opens the commitment in the log: then its holder is whom "
                    + "the record is about, or was given it by them.")
    public Verified verify(@Nullable ObjectNode body) {
        ObjectNode content = body == null ? JsonNodeFactory.instance.objectNode() : body.deepCopy();
        var proof = content.remove(PROOF);
        String entry =
                content.path("dpv:hasRecordOfActivity").path("dct:identifier").asText();
        String nonce = proof == null ? "" : proof.path(NONCE).asText();
        if (!nonce.matches("[0-9a-f]{64}")) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER,
                    List.of(new Violation("/tumar:proof/tumar:nonce", "pattern", "64 hexadecimal digits")));
        }
        EventId id = id(entry);
        return new Verified(id, receipts.genuine(id, content, HexFormat.of().parseHex(nonce)));
    }

    /// Whether the caller may have the nonce too.
    ///
    /// @throws ProblemException when the caller may not have the receipt at all; a stranger can't tell
    /// whether it exists
    private boolean rights(EventId id, HttpHeaders headers) {
        Optional<Visit> visit = visits.current(headers).filter(found -> found.role() == Visit.Role.SUBJECT);
        boolean officer = caller.is("dpo", "deputy", "officer");
        boolean system = caller.is("system");
        if (visit.isEmpty() && !officer && !system) {
            throw new ProblemException(
                    caller.is("subject", "employee", "regulator")
                            ? ProblemType.FORBIDDEN
                            : ProblemType.UNAUTHENTICATED);
        }
        Event<? extends Fact> said = receipts.said(id);
        if (visit.isPresent()) {
            if (!pages.samePerson(visit.get().subject(), Objects.requireNonNull(said.subject()))) {
                throw new ProblemException(ProblemType.NOT_FOUND);
            }
            return visit.get().means() == Visit.Means.LOGIN || saidDuring(visit.get(), said);
        }
        if (system && !ReceiptPages.systemOf(said).equals(caller.system())) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
        return false;
    }

    /// Whoever came by a link may be anyone it was forwarded to: they see the code of what they said here
    /// themselves, and of nothing that the person says at the same time elsewhere.
    private boolean saidDuring(Visit visit, Event<? extends Fact> said) {
        return ReceiptPages.systemOf(said).equals(SELF_SERVICE)
                && !said.time().toInstant().isBefore(visit.since())
                && visits.saidBy(visit, said.correlationid());
    }

    private static EventId id(String text) {
        try {
            return EventId.of(text);
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
    }

    /// @param genuine whether it is the receipt that was issued of the record, word for word
    record Verified(EventId entry, boolean genuine) {}
}
