package kz.tumar.audit.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import kz.tumar.audit.ledger.EntryPages.Row;
import kz.tumar.audit.note.SignedNote;

/// Counts what a question finds, by type, by who stated it and by month: what there is before anybody reads it.
@ApplicationScoped
public class CountingEntries {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MOST_PAGES = 400;
    private static final int MONTH = "2026-11".length();

    private final ReadingEntries entries;

    @Inject
    CountingEntries(ReadingEntries entries) {
        this.entries = entries;
    }

    /// @param complete whether all was counted; looking is bounded
    public record Counts(
            SignedNote checkpoint,
            long entries,
            boolean complete,
            SortedMap<String, Long> types,
            SortedMap<String, Long> sources,
            SortedMap<String, Long> months,
            SortedMap<String, Long> holders,
            SortedMap<String, Long> actors) {}

    /// Under the checkpoint that is served when it begins.
    ///
    /// @return empty as [ReadingEntries#page] is
    public Optional<Counts> count(EntryQuestion question) {
        Optional<EntryPage> first = entries.page(question);
        if (first.isEmpty()) {
            return Optional.empty();
        }
        EntryPage page = first.get();
        SortedMap<String, Long> types = new TreeMap<>();
        SortedMap<String, Long> sources = new TreeMap<>();
        SortedMap<String, Long> months = new TreeMap<>();
        SortedMap<String, Long> holders = new TreeMap<>();
        SortedMap<String, Long> actors = new TreeMap<>();
        long counted = 0;
        int pages = 1;
        while (true) {
            for (Row row : page.rows()) {
                JsonNode event = event(row);
                types.merge(event.path("type").asText(), 1L, Long::sum);
                sources.merge(event.path("source").asText(), 1L, Long::sum);
                months.merge(event.path("time").asText().substring(0, MONTH), 1L, Long::sum);
                holder(event).ifPresent(holder -> holders.merge(holder, 1L, Long::sum));
                actor(event).ifPresent(actor -> actors.merge(actor, 1L, Long::sum));
                counted++;
            }
            Optional<EntryPage> next =
                    pages++ == MOST_PAGES ? Optional.empty() : page.next().flatMap(at -> entries.page(question.at(at)));
            if (next.isEmpty()) {
                boolean complete = page.next().isEmpty();
                return Optional.of(
                        new Counts(page.checkpoint(), counted, complete, types, sources, months, holders, actors));
            }
            page = next.get();
        }
    }

    private static Optional<String> holder(JsonNode event) {
        return text(event.at("/data/holder")).or(() -> text(event.at("/data/system")));
    }

    private static Optional<String> actor(JsonNode event) {
        return text(event.at("/data/actor/officer")).or(() -> text(event.at("/data/actor/system")));
    }

    private static Optional<String> text(JsonNode value) {
        return value.isTextual() ? Optional.of(value.asText()) : Optional.empty();
    }

    private static JsonNode event(Row row) {
        try {
            return JSON.readTree(row.bytes()).path("event");
        } catch (IOException malformed) {
            throw new IllegalStateException("an entry can't be read", malformed);
        }
    }
}
