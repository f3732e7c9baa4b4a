package kz.tumar.audit.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.tumar.audit.announce.LogFacts;
import kz.tumar.audit.history.Standing;
import kz.tumar.audit.history.Told;
import kz.tumar.audit.history.ToldStanding;
import kz.tumar.audit.ledger.EntryPages.Row;
import kz.tumar.audit.lookup.ReadingEntries;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SubjectRef;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// What held for a person on any day, by the facts of the log. Every fact that it rests on is named by its place, and
/// can be read and proved by itself.
@Path("/standings")
@Produces(MediaType.APPLICATION_JSON)
class StandingsResource {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final ReadingEntries entries;
    private final LogFacts facts;
    private final Caller caller;

    @Inject
    StandingsResource(ReadingEntries entries, LogFacts facts, Caller caller) {
        this.entries = entries;
        this.facts = facts;
        this.caller = caller;
    }

    /// @param checkpoint the signed note under which the facts are
    /// @param entry where an entry is, for each place in the log
    /// @param proof where its proof is
    record Shown(String checkpoint, String entry, String proof, Standing standing) {}

    @GET
    @RolesAllowed({"dpo", "deputy", "regulator"})
    @RunOnVirtualThread
    @Operation(summary = "Consents, blocks, holds, grounds and terms of a person at the end of a day, by the facts.")
    public Shown on(@QueryParam("subject") @Nullable String subject, @QueryParam("on") @Nullable String on) {
        return shown(subject, on);
    }

    @GET
    @Path("/csv")
    @Produces("text/csv")
    @RolesAllowed({"dpo", "deputy", "regulator"})
    @RunOnVirtualThread
    @Operation(summary = "The same as a table for a spreadsheet.")
    public Response table(@QueryParam("subject") @Nullable String subject, @QueryParam("on") @Nullable String on) {
        return CsvWriting.attached(
                        "standing", CsvWriting.standing(shown(subject, on).standing()))
                .build();
    }

    private Shown shown(@Nullable String subject, @Nullable String on) {
        Parameters parameters = new Parameters();
        Optional<SubjectRef> person = parameters.read("subject", subject, "SubjectRef", SubjectRef::new);
        Optional<LocalDate> day = parameters.read("on", on, "date", LocalDate::parse);
        if (subject == null) {
            parameters.wrong("subject", "required", "SubjectRef");
        }
        if (on == null) {
            parameters.wrong("on", "required", "date");
        }
        parameters.requireAllRight();
        List<Told> told = new ArrayList<>();
        SignedNote checkpoint = entries.about(person.orElseThrow().value(), row -> told.add(told(row)))
                .orElseThrow(() -> new ProblemException(ProblemType.UNAVAILABLE));
        if (told.isEmpty()) {
            throw new ProblemException(ProblemType.UNKNOWN_SUBJECT);
        }
        facts.queried(caller.actor(), person.get(), told.size());
        return new Shown(
                checkpoint.toString(),
                "/entries/{index}/bytes",
                "/log/proof/{index}.tlog-proof",
                ToldStanding.on(day.orElseThrow(), told));
    }

    private static Told told(Row row) {
        try {
            JsonNode event = JSON.readTree(row.bytes()).path("event");
            return Told.of(row.index(), event);
        } catch (IOException malformed) {
            throw new IllegalStateException("an entry can't be read", malformed);
        }
    }
}
