package kz.tumar.audit.export.table;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// A record as the cells of a table. For reading: what is proved are the entry's bytes.
///
/// @param subjectSeq the entry's number among those about its subject; blank without a subject
/// @param data the fact's own members, as JSON, in the very bytes of the entry
public record Cells(
        long index,
        String time,
        String type,
        String source,
        String subject,
        String subjectSeq,
        String correlationid,
        String id,
        String policyversion,
        String data) {
    /// What the columns are called, in the order of [#inOrder()].
    public static final List<String> COLUMNS = List.of(
            "index", "time", "type", "source", "subject", "subjectSeq", "correlationid", "id", "policyversion", "data");

    private static final JsonFactory JSON = new JsonFactory();

    /// @param entry canonical JSON
    public static Cells of(long index, byte[] entry) throws IOException {
        return new Reading(entry).cells(index);
    }

    List<String> inOrder() {
        return List.of(
                Long.toString(index), time, type, source, subject, subjectSeq, correlationid, id, policyversion, data);
    }

    /// One walk over an entry, which keeps what a table shows and skips the rest.
    private static final class Reading {
        private final byte[] entry;
        private String time = "";
        private String type = "";
        private String source = "";
        private String subject = "";
        private String subjectSeq = "";
        private String correlationid = "";
        private String id = "";
        private String policyversion = "";
        private String data = "";

        private Reading(byte[] entry) {
            this.entry = entry;
        }

        private Cells cells(long index) throws IOException {
            try (JsonParser parser = JSON.createParser(entry)) {
                parser.nextToken();
                for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                    parser.nextToken();
                    switch (name) {
                        case "event" -> event(parser);
                        case "subjectSeq" -> subjectSeq = parser.getText();
                        default -> parser.skipChildren();
                    }
                }
            }
            String number = subject.isEmpty() ? "" : subjectSeq;
            return new Cells(index, time, type, source, subject, number, correlationid, id, policyversion, data);
        }

        private void event(JsonParser parser) throws IOException {
            for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
                parser.nextToken();
                switch (name) {
                    case "time" -> time = text(parser);
                    case "type" -> type = text(parser);
                    case "source" -> source = text(parser);
                    case "subject" -> subject = text(parser);
                    case "correlationid" -> correlationid = text(parser);
                    case "id" -> id = text(parser);
                    case "policyversion" -> policyversion = text(parser);
                    case "data" -> data = raw(parser);
                    default -> parser.skipChildren();
                }
            }
        }

        private static String text(JsonParser parser) throws IOException {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                return parser.getText();
            }
            parser.skipChildren();
            return "";
        }

        private String raw(JsonParser parser) throws IOException {
            if (!parser.currentToken().isStructStart()) {
                return parser.getText();
            }
            int from = (int) parser.currentTokenLocation().getByteOffset();
            parser.skipChildren();
            int to = (int) parser.currentLocation().getByteOffset();
            return new String(entry, from, to - from, StandardCharsets.UTF_8);
        }
    }
}
