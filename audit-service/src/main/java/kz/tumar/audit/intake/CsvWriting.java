package kz.tumar.audit.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import kz.tumar.audit.history.Held;
import kz.tumar.audit.history.Standing;
import kz.tumar.audit.ledger.EntryPages.Row;
import kz.tumar.audit.lookup.EntryPage;

/// Writes pages, counts and standings as CSV (RFC 4180) that a spreadsheet opens as it is: UTF-8 with its
/// mark, and no cell that it would take for a formula. For reading; what is proved are the entries themselves.
final class CsvWriting {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String BYTE_ORDER_MARK = "\uFEFF";
    private static final String FORMULA = "=+-@\t\r\n";
    private static final List<String> COLUMNS = List.of(
            "index", "time", "type", "source", "subject", "subjectSeq", "correlationid", "id", "policyversion", "data");

    private CsvWriting() {}

    static byte[] page(EntryPage page) {
        StringBuilder csv = new StringBuilder(BYTE_ORDER_MARK);
        line(csv, COLUMNS);
        for (Row row : page.rows()) {
            line(csv, cells(row));
        }
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    /// One line for each value of each kind, and how many entries have it.
    static byte[] counts(EntriesResource.Counted counted) {
        StringBuilder csv = new StringBuilder(BYTE_ORDER_MARK);
        line(csv, List.of("by", "value", "entries"));
        line(csv, List.of("all", counted.complete() ? "complete" : "first", Long.toString(counted.entries())));
        facet(csv, "type", counted.types());
        facet(csv, "source", counted.sources());
        facet(csv, "month", counted.months());
        facet(csv, "holder", counted.holders());
        facet(csv, "actor", counted.actors());
        facet(csv, "clause", counted.clauses());
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void facet(StringBuilder csv, String by, Map<String, Long> counts) {
        counts.forEach((value, entries) -> line(csv, List.of(by, value, Long.toString(entries))));
    }

    /// One line for each thing that held, with the places in the log of what it rests on and of what corrects that.
    static byte[] standing(Standing standing) {
        StringBuilder csv = new StringBuilder(BYTE_ORDER_MARK);
        line(csv, List.of("on", "kind", "key", "state", "since", "says", "facts", "corrections"));
        held(csv, standing, "consent", standing.consents());
        held(csv, standing, "block", standing.blocks());
        held(csv, standing, "hold", standing.holds());
        held(csv, standing, "ground", standing.grounds());
        held(csv, standing, "term", standing.terms());
        return csv.toString().getBytes(StandardCharsets.UTF_8);
    }

    private static void held(StringBuilder csv, Standing standing, String kind, List<Held> all) {
        for (Held held : all) {
            String says = new TreeMap<>(held.says())
                    .entrySet().stream()
                            .map(each -> each.getKey() + ": " + each.getValue())
                            .collect(Collectors.joining("; "));
            line(
                    csv,
                    List.of(
                            standing.on().toString(),
                            kind,
                            held.key(),
                            held.state(),
                            Long.toString(held.since()),
                            says,
                            places(held.facts()),
                            places(held.corrections())));
        }
    }

    private static String places(List<Long> places) {
        return places.stream().map(Object::toString).collect(Collectors.joining(" "));
    }

    /// A table as a file that is saved.
    static Response.ResponseBuilder attached(String name, byte[] csv) {
        return Response.ok(csv)
                .header(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"" + name + ".csv\"")
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }

    private static List<String> cells(Row row) {
        JsonNode entry = parsed(row);
        JsonNode event = entry.path("event");
        return List.of(
                Long.toString(row.index()),
                event.path("time").asText(),
                event.path("type").asText(),
                event.path("source").asText(),
                event.path("subject").asText(),
                entry.path("subjectSeq").asText(),
                event.path("correlationid").asText(),
                event.path("id").asText(),
                event.path("policyversion").asText(),
                event.path("data").toString());
    }

    private static JsonNode parsed(Row row) {
        try {
            return JSON.readTree(row.bytes());
        } catch (IOException malformed) {
            throw new IllegalStateException("an entry can't be read", malformed);
        }
    }

    private static void line(StringBuilder csv, List<String> cells) {
        csv.append(cells.stream().map(CsvWriting::cell).collect(Collectors.joining(",")))
                .append("\r\n");
    }

    /// A spreadsheet runs what begins like a formula; after an apostrophe it shows it.
    static String cell(String text) {
        boolean formula = !text.isEmpty() && FORMULA.indexOf(text.charAt(0)) >= 0;
        String safe = formula ? "'" + text : text;
        boolean plain = safe.chars().noneMatch(c -> c == '"' || c == ',' || c == '\r' || c == '\n');
        return plain ? safe : '"' + safe.replace("\"", "\"\"") + '"';
    }
}
