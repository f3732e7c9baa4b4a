package kz.tumar.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.UUID;

/// Names a person to Tumar, and says what is held about them. Doing it again gives the same reference.
final class Registering {
    private final String system;
    private final Store store;
    private final TumarOverHttp tumar;
    private final ClaimsOnKafka claims;

    Registering(String system, Store store, TumarOverHttp tumar, ClaimsOnKafka claims) {
        this.system = system;
        this.store = store;
        this.tumar = tumar;
        this.claims = claims;
    }

    /// @param person `localId`, `subjectCategory` and `values` by category
    /// @return the reference
    String register(JsonNode person) {
        String localId = person.path("localId").asText();
        String subject = tumar.reference(localId);
        ObjectNode held = Wire.JSON.createObjectNode();
        store.change(state -> {
            ObjectNode known = state.withObjectProperty("people").withObjectProperty(subject);
            known.put("localId", localId);
            ObjectNode values = known.withObjectProperty("values");
            person.path("values").properties().forEach(value -> values.set(value.getKey(), value.getValue()));
            state.withObjectProperty("unregistered").remove(localId);
            return null;
        });
        var categories = held.putArray("categories");
        person.path("values").fieldNames().forEachRemaining(categories::add);
        held.put("subjectCategory", person.path("subjectCategory").asText());
        held.put("provenance", "REGISTER_ENTRY").put("automated", true).put("since", Wire.today());
        String id = UUID.randomUUID().toString();
        claims.say(Wire.claim(system, subject, "DataHeld", held, id, Wire.now(), id));
        return subject;
    }

    /// Keeps a person of whom Tumar has not heard, as old registers do.
    void keep(JsonNode person) {
        store.change(state -> {
            state.withObjectProperty("unregistered").set(person.path("localId").asText(), person);
            return null;
        });
    }
}
