package kz.tumar.consent.intake;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import kz.tumar.contract.Cause;
import kz.tumar.contract.ConsentId;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.EventId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.Source;
import kz.tumar.contract.claim.Claim;
import kz.tumar.contract.claim.ConsentGiven;
import kz.tumar.contract.claim.ConsentRefused;
import kz.tumar.contract.claim.ConsentWithdrawn;
import kz.tumar.runtime.access.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Where consents are given, refused and withdrawn, each by one call (clauses 2.7.1, 5.1, 8.4): withdrawing asks for
/// nothing that giving did not. An officer speaks for this service, which records what came on paper or by telephone.
@Path("/")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class ConsentsResource {
    private static final HolderCode SELF = new HolderCode("consent-service");

    private final PassingOn passingOn;
    private final Limits limits;
    private final Caller caller;

    @Inject
    ConsentsResource(PassingOn passingOn, Limits limits, Caller caller) {
        this.passingOn = passingOn;
        this.limits = limits;
        this.caller = caller;
    }

    @POST
    @Path("consents")
    @RolesAllowed({"system", "officer", "dpo", "deputy"})
    @Operation(
            summary = "Records a consent. Whatever it lacks (art. 8(4)) is listed at once; nothing is recorded then.")
    public Response give(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable JsonNode body) {
        UUID id = idOf(key, body);
        return recorded(ConsentGiven.class, id, body, consent(sender(), id));
    }

    /// The name of the consent that a claim of this id gives.
    static ConsentId consent(HolderCode sender, UUID id) {
        return new ConsentId(
                DerivedId.from("tumar/consent-id/v1", new Cause(Source.of(sender), new EventId(id)).toString()));
    }

    @POST
    @Path("refusals")
    @RolesAllowed({"system", "officer", "dpo", "deputy"})
    @Operation(summary = "Records that a person was asked for consent and said no.")
    public Response refuse(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable JsonNode body) {
        return recorded(ConsentRefused.class, idOf(key, body), body, null);
    }

    @POST
    @Path("withdrawals")
    @RolesAllowed({"system", "officer", "dpo", "deputy"})
    @Operation(summary = "Withdraws consent to a purpose, under every linked reference, whoever passes it on.")
    public Response withdraw(@HeaderParam("Idempotency-Key") @Nullable String key, @Nullable JsonNode body) {
        UUID id = idOf(key, body);
        var recorded = passingOn.pass(sender(), ConsentWithdrawn.class, present(body), id);
        return answered(
                recorded.repeated(),
                new Withdrawn(recorded.facts(), recorded.repeated(), limits.among(recorded.facts())));
    }

    private Response recorded(
            Class<? extends Claim> type, UUID id, @Nullable JsonNode body, @Nullable ConsentId consent) {
        var recorded = passingOn.pass(sender(), type, present(body), id);
        return answered(recorded.repeated(), new Recorded(consent, recorded.facts(), recorded.repeated()));
    }

    private static JsonNode present(@Nullable JsonNode body) {
        if (body == null) {
            throw References.invalid("/subject", "required", "a reference");
        }
        return body;
    }

    private static Response answered(boolean repeated, Object answer) {
        return Response.status(repeated ? Response.Status.OK : Response.Status.CREATED)
                .entity(answer)
                .build();
    }

    private HolderCode sender() {
        return caller.is("system") ? caller.system() : SELF;
    }

    /// A call with a key can be repeated only when it says when it happened; else the two would differ.
    private static UUID idOf(@Nullable String key, @Nullable JsonNode body) {
        if (key == null) {
            return UUID.randomUUID();
        }
        if (body != null && !body.has("time")) {
            throw References.invalid("/time", "required", "when it happened, where an Idempotency-Key is given");
        }
        return References.key(key);
    }

    /// @param consentId names the consent, where one was given
    /// @param facts the ids of the facts that follow
    /// @param repeated whether it had been recorded before
    record Recorded(@Nullable ConsentId consentId, List<EventId> facts, boolean repeated) {}

    /// @param facts the ids of the facts that follow
    /// @param repeated whether it had been recorded before
    /// @param limited what it did not reach, and why (art. 8(2)); for everything else it took effect
    record Withdrawn(List<EventId> facts, boolean repeated, List<Limits.Limited> limited) {}
}
