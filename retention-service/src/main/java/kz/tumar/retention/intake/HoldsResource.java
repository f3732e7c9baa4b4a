package kz.tumar.retention.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
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
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.HoldId;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RoleCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.retention.hold.Holding;
import org.jspecify.annotations.Nullable;

/// Holds: cases of the operator for which data is not destroyed.
@Path("/holds")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class HoldsResource {
    private final Holding holding;
    private final Instructing instructing;

    @Inject
    HoldsResource(Holding holding, Instructing instructing) {
        this.holding = holding;
        this.instructing = instructing;
    }

    /// @param number of the case
    /// @param owner the role that answers for it
    /// @param categories none means all
    record Body(
            @NotNull @Size(max = 24) String number,

            @NotNull @Size(max = 64) @Pattern(regexp = Asking.CODE)
            String reason,

            @NotNull @Size(max = 64) @Pattern(regexp = Asking.CODE)
            String owner,

            @NotNull LocalDate reviewOn,
            @NotEmpty @Size(max = 1000) List<@NotNull @Size(max = 28) String> subjects,

            @Nullable @Size(max = 100)
            List<@NotNull @Size(max = 64) @Pattern(regexp = Asking.CODE) String> categories) {}

    record Placed(String hold) {}

    @POST
    @RolesAllowed({"dpo", "deputy", "officer"})
    @RunOnVirtualThread
    public Placed place(@HeaderParam("Idempotency-Key") @Nullable String key, @NotNull @Valid Body body) {
        var subjects = new ArrayList<SubjectRef>();
        for (int i = 0; i < body.subjects().size(); i++) {
            subjects.add(Asking.parsed(
                    body.subjects().get(i), SubjectRef::new, ProblemType.INVALID_PARAMETER, "/subjects/" + i));
        }
        var categories = body.categories() == null ? List.<String>of() : body.categories();
        var wanted = new Holding.Wanted(
                Asking.parsed(body.number(), Numbered::new, ProblemType.INVALID_PARAMETER, "/number"),
                new ReasonCode(body.reason()),
                new RoleCode(body.owner()),
                body.reviewOn(),
                subjects,
                categories.stream().map(CategoryCode::new).toList());
        return new Placed(holding.place(wanted, instructing.under(key)).toString());
    }

    @POST
    @Path("/{hold}/release")
    @Consumes(MediaType.WILDCARD)
    @RolesAllowed({"dpo", "deputy"})
    @RunOnVirtualThread
    public Placed release(@PathParam("hold") String text) {
        var hold = Asking.parsed(text, HoldId::of, ProblemType.NOT_FOUND, "/hold");
        holding.release(hold, instructing.under(null));
        return new Placed(hold.toString());
    }
}
