package kz.tumar.audit.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import kz.tumar.audit.announce.LogFacts;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.lookup.CountingEntries;
import kz.tumar.audit.lookup.EntryPage;
import kz.tumar.audit.lookup.EntryQuestion;
import kz.tumar.audit.lookup.PageCursor;
import kz.tumar.audit.lookup.ReadingEntries;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.EventType;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SubjectRef;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Questions to the log. That somebody asked, and about whom, is itself a fact before the answer leaves.
@Path("/entries")
@Produces(MediaType.APPLICATION_JSON)
class EntriesResource {
    private static final int USUAL_LIMIT = 100;
    private static final int MOST = 500;

    private final ReadingEntries entries;
    private final CountingEntries counting;
    private final LogFacts facts;
    private final Caller caller;

    @Inject
    EntriesResource(ReadingEntries entries, CountingEntries counting, LogFacts facts, Caller caller) {
        this.entries = entries;
        this.counting = counting;
        this.facts = facts;
        this.caller = caller;
    }

    @GET
    @RolesAllowed({"dpo", "deputy", "regulator"})
    @RunOnVirtualThread
    @Operation(summary = "Entries in the order of the log, all under the checkpoint that the answer names.")
    public byte[] find(
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("type") @Nullable String type,
            @QueryParam("correlation") @Nullable String correlation,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        return PageWriting.page(page(asked(subject, type, correlation, from, to, cursor, limit)));
    }

    /// The next page is behind the cursor in the header `Tumar-Next`.
    @GET
    @Path("/csv")
    @Produces("text/csv")
    @RolesAllowed({"dpo", "deputy", "regulator"})
    @RunOnVirtualThread
    @Operation(summary = "The same as a table for a spreadsheet.")
    public Response table(
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("type") @Nullable String type,
            @QueryParam("correlation") @Nullable String correlation,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to,
            @QueryParam("cursor") @Nullable String cursor,
            @QueryParam("limit") @Nullable String limit) {
        EntryPage page = page(asked(subject, type, correlation, from, to, cursor, limit));
        Response.ResponseBuilder answer = Response.ok(CsvWriting.page(page))
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"entries.csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        page.next().ifPresent(next -> answer.header("Tumar-Next", next.toString()));
        return answer.build();
    }

    /// @param complete false when there was more than is counted at once
    record Counted(
            long treeSize,
            long entries,
            boolean complete,
            Map<String, Long> types,
            Map<String, Long> sources,
            Map<String, Long> months) {}

    @GET
    @Path("/counts")
    @RolesAllowed({"dpo", "deputy", "regulator"})
    @RunOnVirtualThread
    @Operation(summary = "How many entries such a question finds, by type, by who stated them and by month.")
    public Counted count(
            @QueryParam("subject") @Nullable String subject,
            @QueryParam("type") @Nullable String type,
            @QueryParam("correlation") @Nullable String correlation,
            @QueryParam("from") @Nullable String from,
            @QueryParam("to") @Nullable String to) {
        if (subject == null && correlation == null && type == null) {
            Parameters parameters = new Parameters();
            parameters.wrong("subject", "required", "subject, type or correlation");
            parameters.requireAllRight();
        }
        EntryQuestion question = asked(subject, type, correlation, from, to, null, Integer.toString(MOST));
        CountingEntries.Counts counts =
                counting.count(question).orElseThrow(() -> new ProblemException(ProblemType.UNAVAILABLE));
        facts.queried(caller.actor(), question.subject().map(SubjectRef::new).orElse(null), counts.entries());
        return new Counted(
                Checkpoint.parse(counts.checkpoint()).size(),
                counts.entries(),
                counts.complete(),
                counts.types(),
                counts.sources(),
                counts.months());
    }

    private EntryPage page(EntryQuestion question) {
        EntryPage page = entries.page(question)
                .orElseThrow(() -> new ProblemException(
                        question.cursor().isPresent() ? ProblemType.INVALID_PARAMETER : ProblemType.UNAVAILABLE));
        facts.queried(
                caller.actor(),
                question.subject().map(SubjectRef::new).orElse(null),
                page.rows().size());
        return page;
    }

    private static EntryQuestion asked(
            @Nullable String subject,
            @Nullable String type,
            @Nullable String correlation,
            @Nullable String from,
            @Nullable String to,
            @Nullable String cursor,
            @Nullable String limit) {
        Parameters parameters = new Parameters();
        EntryQuestion question = new EntryQuestion(
                parameters
                        .read("subject", subject, "SubjectRef", SubjectRef::new)
                        .map(SubjectRef::value),
                parameters.read("type", type, "EventType", EventType::new).map(EventType::value),
                parameters
                        .read("correlation", correlation, "uuid", CorrelationId::of)
                        .map(CorrelationId::toString),
                parameters.time("from", from),
                parameters.time("to", to),
                parameters.read("cursor", cursor, "cursor", EntriesResource::cursor),
                parameters.number("limit", limit, 1, MOST).map(Long::intValue).orElse(USUAL_LIMIT));
        parameters.inOrder(question.from(), question.to());
        parameters.requireAllRight();
        return question;
    }

    @GET
    @Path("/{index}")
    @RolesAllowed({"dpo", "deputy", "regulator"})
    @RunOnVirtualThread
    @Operation(summary = "One entry by its place in the log.")
    public byte[] one(@PathParam("index") String index) {
        Parameters parameters = new Parameters();
        Optional<Long> number = parameters.number("index", index, 0, Long.MAX_VALUE);
        parameters.requireAllRight();
        EntryPage page = number.flatMap(entries::one).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
        facts.queried(caller.actor(), null, 1);
        return PageWriting.entry(page);
    }

    private static PageCursor cursor(String text) {
        return PageCursor.parse(text).orElseThrow(() -> new IllegalArgumentException("not a cursor"));
    }
}
