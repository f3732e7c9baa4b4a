package kz.tumar.audit.history;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.OffsetDateTime;

/// A fact as the log has it.
///
/// @param index its place in the log
/// @param type its name, without what is around it
/// @param time what it says of itself
public record Told(long index, String id, String type, String source, Instant time, JsonNode data) {
    private static final String BEFORE = "kz.tumar.";

    /// @param event the member `event` of an entry
    public static Told of(long index, JsonNode event) {
        String type = event.path("type").asText();
        return new Told(
                index,
                event.path("id").asText(),
                type.startsWith(BEFORE) ? type.substring(BEFORE.length(), type.lastIndexOf('.')) : type,
                event.path("source").asText(),
                OffsetDateTime.parse(event.path("time").asText()).toInstant(),
                event.path("data"));
    }

    String text(String field) {
        return data.path(field).asText();
    }

    boolean has(String field) {
        return data.hasNonNull(field);
    }
}
