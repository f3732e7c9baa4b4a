package kz.tumar.audit.lookup;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import kz.tumar.audit.lookup.EntryQuestion.Sifted;

/// Looks into entries for what no index knows.
final class Sifting {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Sifting() {}

    static boolean letsThrough(Sifted sifted, byte[] entry) {
        if (sifted.isNothing()) {
            return true;
        }
        JsonNode event = event(entry);
        JsonNode data = event.path("data");
        return within(sifted, event)
                && is(sifted.service().map(service -> "/tumar/" + service), event.path("source"))
                && (is(sifted.holder(), data.path("holder")) || is(sifted.holder(), data.path("system")))
                && (is(sifted.actor(), data.at("/actor/officer")) || is(sifted.actor(), data.at("/actor/system")));
    }

    private static boolean within(Sifted sifted, JsonNode event) {
        if (!sifted.isTimed()) {
            return true;
        }
        Instant time = OffsetDateTime.parse(event.path("time").asText()).toInstant();
        return sifted.from().map(from -> !time.isBefore(from)).orElse(true)
                && sifted.to().map(time::isBefore).orElse(true);
    }

    private static boolean is(Optional<String> wanted, JsonNode found) {
        return wanted.isEmpty() || wanted.get().equals(found.asText());
    }

    private static JsonNode event(byte[] entry) {
        try {
            return JSON.readTree(entry).path("event");
        } catch (IOException malformed) {
            throw new IllegalStateException("an entry can't be read", malformed);
        }
    }
}
