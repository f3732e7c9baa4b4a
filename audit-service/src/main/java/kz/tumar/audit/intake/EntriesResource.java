package kz.tumar.audit.intake;

import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import kz.tumar.audit.announce.LogFacts;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.clause.ClauseTable;
import kz.tumar.audit.lookup.CountingEntries;
import kz.tumar.audit.lookup.EntryPage;
import kz.tumar.audit.lookup.EntryQuestion;
import kz.tumar.audit.lookup.ReadingEntries;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SubjectRef;
import kz.tumar.runtime.access.Caller;
import kz.tumar.runtime.problem.ProblemException;
import org.eclipse.microprofile.openapi.annotations.Operation;

/// Questions to the log. That somebody asked, and about whom, is itself a fact before the answer leaves.
@Path("/entries")
@Produces(MediaType.APPLICATION_JSON)
class EntriesResource {
    private final ReadingEntries entries;
    private final CountingEntries counting;
    private final LogFacts facts;
    private final Caller caller;
    private final ClauseTable table = ClauseTable.ofThisBuild();

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
    public byte[] find(@BeanParam EntryParameters parameters) {
        return PageWriting.page(page(parameters.question(table)));
    }

    /// The next page is behind the cursor in the header `Tumar-Next`.
    @GET
    @Path("/csv")
    @Produces("text/csv")
    @RolesAllowed({"dpo", "deputy", "regulator"})
    @RunOnVirtualThread
    @Operation(summary = "The same as a table for a spreadsheet.")
    public Response table(@BeanParam EntryParameters parameters) {
        EntryPage page = page(parameters.question(table));
        Response.ResponseBuilder answer = CsvWriting.attached("entries", CsvWriting.page(page));
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
            Map<String, Long> months,
            Map<String, Long> holders,
            Map<String, Long> actors,
            Map<String, Long> clauses) {}

    @GET
    @Path("/counts")
    @RolesAllowed({"dpo", "deputy", "regulator"})
    @RunOnVirtualThread
    @Operation(summary = "How many entries such a question finds, by type, service, month, holder, actor and clause.")
    public Counted count(@BeanParam EntryParameters parameters) {
        return counted(parameters);
    }

    @GET
    @Path("/counts/csv")
    @Produces("text/csv")
    @RolesAllowed({"dpo", "deputy", "regulator"})
    @RunOnVirtualThread
    @Operation(summary = "The same counts as a table for a spreadsheet.")
    public Response countTable(@BeanParam EntryParameters parameters) {
        return CsvWriting.attached("counts", CsvWriting.counts(counted(parameters)))
                .build();
    }

    private Counted counted(EntryParameters parameters) {
        EntryQuestion question = parameters.countable(table);
        CountingEntries.Counts counts =
                counting.count(question).orElseThrow(() -> new ProblemException(ProblemType.UNAVAILABLE));
        facts.queried(caller.actor(), question.subject().map(SubjectRef::new).orElse(null), counts.entries());
        return new Counted(
                Checkpoint.parse(counts.checkpoint()).size(),
                counts.entries(),
                counts.complete(),
                counts.types(),
                counts.sources(),
                counts.months(),
                counts.holders(),
                counts.actors(),
                ofClauses(counts.types()));
    }

    /// A fact is evidence of several clauses, so these are more than the entries.
    private Map<String, Long> ofClauses(Map<String, Long> types) {
        Map<String, Long> clauses = new TreeMap<>();
        for (ClauseTable.Row row : table.rows()) {
            long count = row.facts().stream()
                    .mapToLong(fact -> types.getOrDefault("kz.tumar." + fact + ".v1", 0L))
                    .sum();
            if (count > 0) {
                clauses.put(row.clause(), count);
            }
        }
        return clauses;
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

    @GET
    @Path("/{index}/bytes")
    @RolesAllowed({"dpo", "deputy", "regulator"})
    @RunOnVirtualThread
    @Operation(summary = "One entry, byte by byte as it is in the tree: what its .tlog-proof is about.")
    public byte[] bytes(@PathParam("index") String index) {
        EntryPage page = at(index);
        facts.queried(caller.actor(), null, 1);
        return page.rows().getFirst().bytes();
    }

    @GET
    @Path("/{index}")
    @RolesAllowed({"dpo", "deputy", "regulator"})
    @RunOnVirtualThread
    @Operation(summary = "One entry by its place in the log.")
    public byte[] one(@PathParam("index") String index) {
        EntryPage page = at(index);
        facts.queried(caller.actor(), null, 1);
        return PageWriting.entry(page);
    }

    private EntryPage at(String index) {
        Parameters parameters = new Parameters();
        Optional<Long> number = parameters.number("index", index, 0, Long.MAX_VALUE);
        parameters.requireAllRight();
        return number.flatMap(entries::one).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }
}
