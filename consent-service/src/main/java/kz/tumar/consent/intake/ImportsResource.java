package kz.tumar.consent.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import kz.tumar.consent.ledger.ImportRuns;
import kz.tumar.consent.ledger.ImportRuns.Refused;
import kz.tumar.consent.ledger.ImportRuns.Run;
import kz.tumar.contract.EventId;
import kz.tumar.contract.ProblemType;
import kz.tumar.delivery.Transactions;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Where records from before are taken over (clause 2.4): a file of any size in one call, of which a batch of lines is
/// in
/// memory at a time, or in several calls by `from`. How far it came is committed with each batch and may be asked
/// meanwhile; a call that broke is repeated from the beginning of the file, or from the line that comes next.
@Path("/imports/{run}")
@Produces(MediaType.APPLICATION_JSON)
class ImportsResource {
    private static final int MOST = 1_000;

    private final Importing importing;
    private final ImportRuns runs;
    private final Transactions transactions;
    private final Caller caller;

    @Inject
    ImportsResource(Importing importing, ImportRuns runs, Transactions transactions, Caller caller) {
        this.importing = importing;
        this.runs = runs;
        this.transactions = transactions;
        this.caller = caller;
    }

    @POST
    @Consumes({"application/x-ndjson", "application/jsonl"})
    @RolesAllowed({"dpo", "deputy"})
    @RunOnVirtualThread
    @Operation(
            summary = "Imports lines of JSON; `from` is the number of the first. Repeated, it goes on where it ended."
                    + " With `dryRun` it only says what would be refused.")
    public Importing.Result run(
            @PathParam("run") String run,
            @QueryParam("from") @DefaultValue("1") String from,
            @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
            @Nullable InputStream body)
            throws IOException {
        if (body == null) {
            throw References.invalid("", "required", "lines of JSON");
        }
        try (var lines = new BufferedReader(new InputStreamReader(body, StandardCharsets.UTF_8))) {
            return importing.run(idOf(run), lines, number("/from", from, 1), dryRun, caller.actor());
        }
    }

    @GET
    @RolesAllowed({"dpo", "deputy"})
    @RunOnVirtualThread
    @Operation(summary = "How far an import came.")
    public Run progress(@PathParam("run") String run) {
        return known(idOf(run));
    }

    @GET
    @Path("/refused")
    @RolesAllowed({"dpo", "deputy"})
    @RunOnVirtualThread
    @Operation(summary = "Every line that was refused and why; `next` is the cursor of the page after.")
    public Report refused(@PathParam("run") String run, @QueryParam("after") @DefaultValue("0") String after) {
        UUID id = known(idOf(run)).id();
        long place = number("/after", after, 0);
        List<Refused> lines = transactions.inTransaction(transaction -> runs.refused(transaction, id, place, MOST));
        return new Report(lines, lines.size() < MOST ? null : lines.getLast().line());
    }

    private Run known(UUID id) {
        return transactions
                .inTransaction(transaction -> runs.find(transaction, id))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }

    private static UUID idOf(String text) {
        try {
            return EventId.of(text).value();
        } catch (IllegalArgumentException malformed) {
            throw new ProblemException(ProblemType.NOT_FOUND);
        }
    }

    private static long number(String name, String text, long least) {
        try {
            long value = Long.parseLong(text);
            if (value >= least) {
                return value;
            }
        } catch (NumberFormatException malformed) {
            // Told apart from a number out of bounds by nobody.
        }
        throw References.invalid(name, "minimum", Long.toString(least));
    }

    /// @param next the cursor of the page after this one, absent on the last
    record Report(List<Refused> lines, @Nullable Long next) {}
}
