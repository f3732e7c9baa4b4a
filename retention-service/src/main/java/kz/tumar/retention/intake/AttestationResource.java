package kz.tumar.retention.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.CategoryCount;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.MethodCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.ProblemType;
import kz.tumar.retention.holder.Attested;
import kz.tumar.retention.holder.Attesting;
import org.jspecify.annotations.Nullable;

/// Attestations for holders without topics.
@Path("/orders/{orderId}/holders/{code}")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class AttestationResource {
    private final Attesting attesting;
    private final Instructing instructing;

    @Inject
    AttestationResource(Attesting attesting, Instructing instructing) {
        this.attesting = attesting;
        this.instructing = instructing;
    }

    /// @param revision of the order; 1 when absent
    record Body(
            @NotEmpty List<@NotNull @Valid Count> counts,

            @NotNull @Size(max = 64) @Pattern(regexp = Asking.CODE)
            String method,

            @NotNull Instant doneAt,
            @Nullable Integer revision) {}

    record Count(
            @NotNull @Size(max = 64) @Pattern(regexp = Asking.CODE)
            String category,

            @Min(0) @Max(1_000_000_000) long count) {}

    record Taken(String order, String holder) {}

    @POST
    @Path("/stopped")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({"officer", "dpo", "deputy"})
    @RunOnVirtualThread
    public Taken stopped(
            @PathParam("orderId") String orderId,
            @PathParam("code") String code,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        var order = Asking.parsed(orderId, OrderId::of, ProblemType.UNKNOWN_ORDER, "/orderId");
        var holder = Asking.parsed(code, HolderCode::new, ProblemType.NOT_A_HOLDER, "/code");
        attesting.stopped(holder, order, instructing.under(key));
        return new Taken(order.toString(), holder.value());
    }

    @POST
    @Path("/attestation")
    @RolesAllowed({"officer", "dpo", "deputy"})
    @RunOnVirtualThread
    public Taken attest(
            @PathParam("orderId") String orderId,
            @PathParam("code") String code,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Body body) {
        var order = Asking.parsed(orderId, OrderId::of, ProblemType.UNKNOWN_ORDER, "/orderId");
        var holder = Asking.parsed(code, HolderCode::new, ProblemType.NOT_A_HOLDER, "/code");
        var counts = body.counts().stream()
                .map(count -> new CategoryCount(new CategoryCode(count.category()), count.count()))
                .toList();
        var attested = new Attested(
                order,
                body.revision() == null ? 1 : body.revision(),
                counts,
                new MethodCode(body.method()),
                body.doneAt());
        attesting.attest(holder, attested, instructing.under(key));
        return new Taken(order.toString(), holder.value());
    }
}
