package kz.tumar.consent.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import kz.tumar.consent.decision.Rules;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Violation;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Where systems get the references by which they name people.
@Path("/subjects")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
class SubjectsResource {
    private static final int LONGEST_LOCAL_ID = 256;
    private static final int MOST = 1_000;

    private final RegisteringSubjects registering;
    private final PolicyVersions policies;
    private final Caller caller;

    @Inject
    SubjectsResource(RegisteringSubjects registering, PolicyVersions policies, Caller caller) {
        this.registering = registering;
        this.policies = policies;
        this.caller = caller;
    }

    @POST
    @RolesAllowed("system")
    @RunOnVirtualThread
    @Operation(
            summary = "Gives the reference of a person as the calling system knows them; the same id gives the same.")
    public Response register(@Nullable LocalSubject body) {
        HolderCode system = holder();
        var violations = new ArrayList<Violation>();
        String localId = check(body, "", violations);
        refuse(violations);
        var registered = registering.register(system, List.of(localId)).getFirst();
        return Response.status(registered.issued() ? Response.Status.CREATED : Response.Status.OK)
                .entity(registered)
                .build();
    }

    @POST
    @Path("/bulk")
    @RolesAllowed("system")
    @RunOnVirtualThread
    @Operation(summary = "Gives the references of at most 1000 people, in the order asked.")
    public Many register(@Nullable Bulk body) {
        HolderCode system = holder();
        if (body == null || body.subjects() == null || body.subjects().isEmpty()) {
            throw References.invalid("/subjects", "minItems", "1");
        }
        List<LocalSubject> asked = Objects.requireNonNull(body.subjects());
        if (asked.size() > MOST) {
            throw References.invalid("/subjects", "maxItems", Integer.toString(MOST));
        }
        var violations = new ArrayList<Violation>();
        var localIds = new ArrayList<String>();
        for (int i = 0; i < asked.size(); i++) {
            localIds.add(check(asked.get(i), "/subjects/" + i, violations));
        }
        refuse(violations);
        return new Many(registering.register(system, localIds));
    }

    /// People are registered by whoever the policy lets hold their data, and by nobody else.
    private HolderCode holder() {
        HolderCode system = caller.system();
        if (!new Rules(policies.current(policies.today())).knows(system)) {
            throw new ProblemException(ProblemType.FORBIDDEN);
        }
        return system;
    }

    private String check(@Nullable LocalSubject asked, String path, List<Violation> violations) {
        String localId = asked == null ? null : asked.localId();
        if (localId == null || localId.isBlank()) {
            violations.add(new Violation(path + "/localId", "required", "a text"));
            return "";
        }
        if (localId.length() > LONGEST_LOCAL_ID) {
            violations.add(new Violation(path + "/localId", "maxLength", Integer.toString(LONGEST_LOCAL_ID)));
        }
        String system = asked == null ? null : asked.system();
        HolderCode self = caller.system();
        if (system != null && !system.equals(self.value())) {
            throw new ProblemException(
                    ProblemType.FORBIDDEN, List.of(new Violation(path + "/system", "const", "the calling system")));
        }
        return localId;
    }

    private static void refuse(List<Violation> violations) {
        if (!violations.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, violations);
        }
    }

    record Bulk(@Nullable List<LocalSubject> subjects) {}

    record Many(List<RegisteringSubjects.Registered> subjects) {}
}
