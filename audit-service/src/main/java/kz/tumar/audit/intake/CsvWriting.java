package kz.tumar.audit.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import kz.tumar.audit.ledger.EntryPages.Row;
import kz.tumar.audit.lookup.EntryPage;

/// Writes a page as CSV (RFC 4180) that a spreadsheet opens as it is: UTF-8 with its mark, and no cell that it would
/// take for a formula. For reading; what is proved are the entries themselves.
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
