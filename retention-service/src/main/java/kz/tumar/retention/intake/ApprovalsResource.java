package kz.tumar.retention.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Sha256;
import kz.tumar.retention.approve.Approving;
import org.jspecify.annotations.Nullable;

/// Approving orders before they are given, where the policy asks for it.
@Path("/approvals")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class ApprovalsResource {
    private static final int MOST = 1_000;

    private final Approving approving;
    private final Instructing instructing;

    @Inject
    ApprovalsResource(Approving approving, Instructing instructing) {
        this.approving = approving;
        this.instructing = instructing;
    }

    record Orders(@NotEmpty @Size(max = MOST) List<@NotNull @Size(max = 36) String> orders) {}

    /// @param seen the digest of the preview
    record Approved(
            @NotEmpty @Size(max = MOST) List<@NotNull @Size(max = 36) String> orders,
            @NotNull @Size(max = 64) String seen) {}

    record Preview(
            int orders,
            int persons,
            SortedMap<String, Integer> ordersByHolder,
            SortedMap<String, Integer> ordersByCategory,
            String digest) {}

    record Standing(String orderId, int approvals, int needed) {
        static Standing of(Approving.Standing standing) {
            return new Standing(standing.order().toString(), standing.approvals(), standing.needed());
        }
    }

    @GET
    @RolesAllowed({"dpo", "deputy", "officer"})
    @RunOnVirtualThread
    public List<Standing> awaiting() {
        return approving.awaiting(MOST).values().stream().map(Standing::of).toList();
    }

    @POST
    @Path("/preview")
    @RolesAllowed({"dpo", "deputy", "officer"})
    @RunOnVirtualThread
    public Preview preview(@NotNull @Valid Orders body) {
        var preview = approving.preview(ids(body.orders()));
        return new Preview(
                preview.orders(),
                preview.persons(),
                texts(preview.ordersByHolder()),
                texts(preview.ordersByCategory()),
                preview.digest().value());
    }

    @POST
    @RolesAllowed({"dpo", "deputy"})
    @RunOnVirtualThread
    public List<Standing> approve(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid Approved body) {
        var seen = Asking.parsed(body.seen(), Sha256::new, ProblemType.INVALID_PARAMETER, "/seen");
        return approving.approve(ids(body.orders()), seen, instructing.under(key)).stream()
                .map(Standing::of)
                .toList();
    }

    private static List<OrderId> ids(List<String> orders) {
        return new TreeSet<>(orders)
                .stream()
                        .map(order -> Asking.parsed(order, OrderId::of, ProblemType.INVALID_PARAMETER, "/orders"))
                        .toList();
    }

    private static SortedMap<String, Integer> texts(Map<?, Integer> counts) {
        var texts = new TreeMap<String, Integer>();
        counts.forEach((code, count) -> texts.put(code.toString(), count));
        return texts;
    }
}
