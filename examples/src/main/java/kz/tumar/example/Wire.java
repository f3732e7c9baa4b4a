package kz.tumar.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;

/// Claims as they go over the wire: CloudEvents 1.0 in structured JSON.
final class Wire {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

    private Wire() {}

    static ObjectNode claim(
            String system, String subject, String name, JsonNode data, String id, String time, String correlation) {
        ObjectNode event = JSON.createObjectNode();
        event.put("specversion", "1.0");
        event.put("id", id);
        event.put("source", "/company/" + system);
        event.put("type", "kz.tumar." + name + ".v1");
        event.put("subject", subject);
        event.put("time", time);
        event.put("datacontenttype", "application/json");
        event.put("dataschema", "urn:tumar:schema:claim:" + name + ":v1");
        event.put("correlationid", correlation);
        event.set("data", data);
        return event;
    }

    static String now() {
        return OffsetDateTime.now(ALMATY).truncatedTo(ChronoUnit.MILLIS).toString();
    }

    static String today() {
        return OffsetDateTime.now(ALMATY).toLocalDate().toString();
    }
}
