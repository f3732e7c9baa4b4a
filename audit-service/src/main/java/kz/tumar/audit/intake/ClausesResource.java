package kz.tumar.audit.intake;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import java.util.Map;
import kz.tumar.audit.announce.LogFacts;
import kz.tumar.audit.clause.ReadingClauses;
import kz.tumar.audit.clause.ReadingClauses.Kept;
import kz.tumar.audit.clause.ReadingClauses.Last;
import kz.tumar.runtime.access.Caller;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// The policy's clauses: which rule keeps each, which tests show that it does, and what really happened.
@Path("/clauses")
@Produces(MediaType.APPLICATION_JSON)
class ClausesResource {
    private final ReadingClauses clauses;
    private final LogFacts facts;
    private final Caller caller;

    @Inject
    ClausesResource(ReadingClauses clauses, LogFacts facts, Caller caller) {
        this.clauses = clauses;
        this.facts = facts;
        this.caller = caller;
    }

    /// @param treeSize of the signed log that the evidence is from
    record Table(long treeSize, List<Line> clauses) {}

    /// @param state `executable` or `open`
    /// @param rules places in the policy's file
    /// @param tests as `module/Class.method`
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Line(
            String clause,
            String state,
            Map<String, String> title,
            List<String> rules,
            List<String> tests,
            Evidence evidence) {}

    /// @param late how many cases or orders are late; absent where the clause has no term
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Evidence(
            long total,
            Map<String, Long> facts,
            @Nullable Last last,
            @Nullable Long late) {}

    @GET
    @RolesAllowed({"dpo", "deputy", "regulator"})
    @RunOnVirtualThread
    @Operation(summary = "Each clause of the policy: its rule, its tests, its evidence in the log, and what is late.")
    public Table all() {
        ReadingClauses.Table table = clauses.table();
        facts.queried(caller.actor(), null, table.clauses().size());
        return new Table(
                table.treeSize(),
                table.clauses().stream().map(ClausesResource::line).toList());
    }

    private static Line line(Kept kept) {
        return new Line(
                kept.row().clause(),
                kept.row().state(),
                kept.row().title(),
                kept.row().rules(),
                kept.tests(),
                new Evidence(kept.total(), kept.facts(), kept.last().orElse(null), kept.late()));
    }
}
