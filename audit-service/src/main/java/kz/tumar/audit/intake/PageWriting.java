package kz.tumar.audit.intake;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.ledger.EntryPages.Row;
import kz.tumar.audit.lookup.EntryPage;
import kz.tumar.audit.note.SignedNote;

/// Writes pages as JSON. Entries go out as the very bytes that are in the tree.
final class PageWriting {
    private static final JsonFactory JSON = new JsonFactory();

    private PageWriting() {}

    static byte[] page(EntryPage page) {
        return written(json -> {
            json.writeStartObject();
            checkpoint(json, page.checkpoint());
            json.writeArrayFieldStart("entries");
            for (Row row : page.rows()) {
                json.writeStartObject();
                row(json, row);
                json.writeEndObject();
            }
            json.writeEndArray();
            if (page.next().isPresent()) {
                json.writeStringField("next", page.next().get().toString());
            }
            json.writeEndObject();
        });
    }

    static byte[] entry(EntryPage page) {
        return written(json -> {
            json.writeStartObject();
            checkpoint(json, page.checkpoint());
            row(json, page.rows().getFirst());
            json.writeEndObject();
        });
    }

    private static void checkpoint(JsonGenerator json, SignedNote note) throws IOException {
        Checkpoint checkpoint = Checkpoint.parse(note);
        json.writeObjectFieldStart("checkpoint");
        json.writeStringField("origin", checkpoint.origin());
        json.writeNumberField("size", checkpoint.size());
        json.writeStringField("root", checkpoint.root().base64());
        json.writeStringField("note", note.toString());
        json.writeEndObject();
    }

    private static void row(JsonGenerator json, Row row) throws IOException {
        json.writeNumberField("index", row.index());
        json.writeFieldName("entry");
        json.writeRawValue(new String(row.bytes(), StandardCharsets.UTF_8));
    }

    @FunctionalInterface
    private interface Content {
        void writeTo(JsonGenerator json) throws IOException;
    }

    private static byte[] written(Content content) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (JsonGenerator json = JSON.createGenerator(out)) {
            content.writeTo(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException("memory can't be written", impossible);
        }
        return out.toByteArray();
    }
}
