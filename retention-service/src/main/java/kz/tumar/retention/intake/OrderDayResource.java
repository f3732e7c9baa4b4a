package kz.tumar.retention.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.time.LocalDate;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.ProblemType;
import kz.tumar.retention.approve.Rescheduling;
import org.jspecify.annotations.Nullable;

/// The day of an order on the schedule.
@Path("/orders/{orderId}/day")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class OrderDayResource {
    private final Rescheduling rescheduling;
    private final Instructing instructing;

    @Inject
    OrderDayResource(Rescheduling rescheduling, Instructing instructing) {
        this.rescheduling = rescheduling;
        this.instructing = instructing;
    }

    record Body(@NotNull LocalDate day) {}

    record Moved(String orderId, Instant notBefore, LocalDate due) {}

    @POST
    @RolesAllowed({"dpo", "deputy"})
    @RunOnVirtualThread
    public Moved move(
            @PathParam("orderId") String orderId,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @NotNull @Valid Body body) {
        var id = Asking.parsed(orderId, OrderId::of, ProblemType.NOT_FOUND, "/orderId");
        var moved = rescheduling.move(id, body.day(), instructing.under(key));
        return new Moved(moved.orderId().toString(), moved.notBefore(), moved.due());
    }
}
