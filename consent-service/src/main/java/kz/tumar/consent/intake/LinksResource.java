package kz.tumar.consent.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.SortedSet;
import kz.tumar.consent.decision.Rules;
import kz.tumar.consent.intake.LinkingSubjects.Pair;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SubjectRef;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Where it is said that references are one person.
@Path("/subjects/{subject}/links")
@Produces(MediaType.APPLICATION_JSON)
class LinksResource {
    private final LinkingSubjects linking;
    private final PolicyVersions policies;
    private final Caller caller;

    @Inject
    LinksResource(LinkingSubjects linking, PolicyVersions policies, Caller caller) {
        this.linking = linking;
        this.policies = policies;
        this.caller = caller;
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @RolesAllowed({"dpo", "deputy", "officer", "system"})
    @RunOnVirtualThread
    @Operation(summary = "Says that two references are one person; answers with the linked set.")
    public Linked link(
            @PathParam("subject") String subject,
            @HeaderParam("Idempotency-Key") @Nullable String key,
            @Nullable NewLink body) {
        requireRight("SubjectsLinked");
        if (body == null || body.other() == null) {
            throw References.invalid("/other", "required", "a reference");
        }
        var pair = new Pair(References.inPath(subject), body.other(), caller.actor(), body.evidence());
        return new Linked(linking.link(pair, References.key(key)));
    }

    @DELETE
    @Path("/{other}")
    @RolesAllowed({"dpo", "deputy", "officer", "system"})
    @RunOnVirtualThread
    @Operation(summary = "Says that two references are not one person; it revives nothing.")
    public Linked unlink(
            @PathParam("subject") String subject,
            @PathParam("other") String other,
            @HeaderParam("Idempotency-Key") @Nullable String key) {
        requireRight("SubjectsUnlinked");
        var pair = new Pair(References.inPath(subject), References.inPath(other), caller.actor(), null);
        return new Linked(linking.unlink(pair, References.key(key)));
    }

    /// People with the role may; a system only where the policy grants it by name.
    private void requireRight(String fact) {
        if (caller.is("dpo", "deputy", "officer")) {
            return;
        }
        var rules = new Rules(policies.current(policies.today()));
        if (!rules.mayClaim(caller.system(), fact, null, null).granted()) {
            throw new ProblemException(ProblemType.FORBIDDEN);
        }
    }

    record NewLink(@Nullable SubjectRef other, @Nullable SealedContent evidence) {}

    record Linked(SortedSet<SubjectRef> linked) {}
}
