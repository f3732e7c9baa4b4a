package kz.tumar.audit.heads;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;

/// An entry in which this log stated where each subject's history ends.
///
/// @param index of the entry
/// @param entry its bytes; not copied, nobody writes to it
/// @param treeSize it speaks of the entries below this index
/// @param time when it was stated
@SuppressWarnings("ArrayRecordComponent")
public record StatedHeads(long index, byte[] entry, long treeSize, Instant time) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /// @throws IllegalStateException when the entry isn't one
    public static StatedHeads read(long index, byte[] entry) {
        try {
            JsonNode event = JSON.readTree(entry).path("event");
            return new StatedHeads(
                    index,
                    entry,
                    event.path("data").path("treeSize").asLong(),
                    OffsetDateTime.parse(event.path("time").asText()).toInstant());
        } catch (IOException malformed) {
            throw new IllegalStateException("a statement of heads can't be read", malformed);
        }
    }
}
