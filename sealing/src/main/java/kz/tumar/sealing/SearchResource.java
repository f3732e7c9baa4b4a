package kz.tumar.sealing;

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
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SearchId;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Where officers ask whom sealed content is about.
@Path("/sealed/search")
@Produces(MediaType.APPLICATION_JSON)
@Consumes(MediaType.APPLICATION_JSON)
@RolesAllowed({"officer", "dpo", "deputy"})
class SearchResource {
    private final Searching searching;
    private final Caller caller;

    @Inject
    SearchResource(Searching searching, Caller caller) {
        this.searching = searching;
        this.caller = caller;
    }

    @POST
    @RunOnVirtualThread
    @Operation(
            summary = "Whom what lies sealed here is about, by name, IIN, document, contract or contact; "
                    + "that it was asked, why and by what kind of value is a fact, the value is nowhere.")
    public Response search(@Nullable Wanted body) {
        Wanted wanted = body == null ? new Wanted(null, null, null, null) : body;
        List<@Nullable Identifier> criteria = Objects.requireNonNullElse(wanted.criteria(), List.of());
        var wrong = new ArrayList<Violation>();
        if (wanted.reason() == null) {
            wrong.add(new Violation("/reason", "required", "a reason of the policy for a search"));
        }
        if (criteria.isEmpty()) {
            wrong.add(new Violation("/criteria", "minItems", "1"));
        }
        wrong.addAll(Identifier.wrong("/criteria", criteria));
        if (!wrong.isEmpty()) {
            throw new ProblemException(ProblemType.INVALID_PARAMETER, wrong);
        }
        var question = new StatingSearches.Question(
                wanted.subject(), wanted.searchId(), Objects.requireNonNull(wanted.reason()), present(criteria));
        return Response.ok(searching.search(question, caller.actor()))
                .header("Cache-Control", "no-store")
                .build();
    }

    private static List<Identifier> present(List<@Nullable Identifier> criteria) {
        return criteria.stream().map(Objects::requireNonNull).toList();
    }

    /// What is looked for.
    ///
    /// @param subject the reference under which the person is looked for, where there is one
    /// @param searchId the search at request-service that it is part of
    record Wanted(
            @Nullable SubjectRef subject,
            @Nullable SearchId searchId,
            @Nullable ReasonCode reason,
            @Nullable List<@Nullable Identifier> criteria) {
        @Override
        public String toString() {
            return "Wanted[redacted]";
        }
    }
}
