package kz.tumar.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/// Obeys a command once, however often it comes, and answers it until the answer is said.
///
/// What was done and what will be answered are one change of the store; the answer's id follows from the order.
final class Obeying {
    private static final Map<String, String> KINDS = Map.of(
            "BlockProcessing", "BLOCK",
            "UnblockProcessing", "UNBLOCK",
            "StopProcessing", "STOP",
            "ProvideSubjectData", "PROVIDE",
            "RectifyData", "RECTIFY",
            "LocateSubject", "LOCATE",
            "DestroyData", "DESTROY",
            "CancelDestruction", "CANCEL");

    private final String system;
    private final Store store;
    private final TumarOverHttp tumar;
    private final ClaimsOnKafka claims;
    private final Locating locating;

    Obeying(String system, Store store, TumarOverHttp tumar, ClaimsOnKafka claims, Locating locating) {
        this.system = system;
        this.store = store;
        this.tumar = tumar;
        this.claims = claims;
        this.locating = locating;
    }

    void obey(JsonNode command) {
        String type = command.path("type").asText();
        String kind = KINDS.get(type.replaceFirst("^kz\\.tumar\\.", "").replaceFirst("\\.v1$", ""));
        if (kind == null) {
            System.err.println("skipped a command of an unknown type");
            return;
        }
        String subject = command.path("subject").asText();
        JsonNode data = command.path("data");
        ArrayNode uploads = kind.equals("PROVIDE") ? upload(subject, data.path("categories")) : null;
        boolean located = kind.equals("LOCATE") && isNew(subject, data);
        ArrayNode found = located ? locating.locate(data) : null;
        store.change(state -> {
            String key = data.path("orderId").asText() + "/" + subject;
            ObjectNode order = state.withObjectProperty("orders").withObjectProperty(key);
            int revision = data.path("revision").asInt();
            if (revision < order.path("revision").asInt(0)) {
                return null;
            }
            if (order.has(kind) && order.path(kind).path("revision").asInt() >= revision) {
                order.withObjectProperty(kind).put("answered", false);
                return null;
            }
            ObjectNode answer = order.putObject(kind);
            order.put("revision", revision);
            answer.put("revision", revision)
                    .put("answered", false)
                    .put("subject", subject)
                    .put("time", Wire.now());
            ObjectNode body = answer.putObject("data");
            body.put("orderId", data.path("orderId").asText())
                    .put("revision", revision)
                    .put("command", kind);
            answer.put(
                    "name", located && found == null ? cannotRead(body) : act(state, order, kind, subject, data, body));
            if (found != null) {
                body.set("located", found);
            }
            if (uploads != null) {
                body.set("uploads", uploads);
            }
            return null;
        });
    }

    /// Criteria are read for the first answer alone; afterwards they are not this system's to read.
    private boolean isNew(String subject, JsonNode data) {
        JsonNode known = store.orders().path(data.path("orderId").asText() + "/" + subject);
        return known.path("LOCATE").path("revision").asInt(0)
                < data.path("revision").asInt();
    }

    private static String cannotRead(ObjectNode body) {
        body.put("reason", "command-failure.unavailable");
        return "CommandFailed";
    }

    private static String act(
            ObjectNode state, ObjectNode order, String kind, String subject, JsonNode data, ObjectNode body) {
        ObjectNode person = state.withObjectProperty("people").withObjectProperty(subject);
        ArrayNode counts = Wire.JSON.createArrayNode();
        switch (kind) {
            case "BLOCK" ->
                person.withObjectProperty("blocks").put(data.path("blockId").asText(), true);
            case "UNBLOCK" ->
                person.withObjectProperty("blocks").remove(data.path("blockId").asText());
            case "STOP" ->
                person.withObjectProperty("stopped").put(data.path("purpose").asText(), true);
            case "DESTROY" -> destroy(person, data.path("categories"), counts);
            case "CANCEL" -> {
                if (order.has("DESTROY")) {
                    body.put(
                            "doneAt",
                            order.path("DESTROY").path("data").path("doneAt").asText());
                    return "CommandTooLate";
                }
                body.set("counts", counts);
                return "CommandStopped";
            }
            default -> {
                // To provide or to look was done before; a rectified value stays sealed in this example.
            }
        }
        body.set("counts", counts);
        body.put("method", kind.equals("DESTROY") ? "overwritten" : "recorded");
        body.put("doneAt", Wire.now());
        return "CommandDone";
    }

    private static void destroy(ObjectNode person, JsonNode categories, ArrayNode counts) {
        ObjectNode values = person.withObjectProperty("values");
        for (JsonNode category : categories) {
            boolean held = values.remove(category.asText()) != null;
            counts.addObject().put("category", category.asText()).put("count", held ? 1 : 0);
        }
    }

    private ArrayNode upload(String subject, JsonNode categories) {
        ArrayNode uploads = Wire.JSON.createArrayNode();
        store.person(subject).path("values").properties().forEach(value -> {
            boolean asked = categories.isEmpty();
            for (JsonNode category : categories) {
                asked |= category.asText().equals(value.getKey());
            }
            if (asked) {
                uploads.add(tumar.seal(
                        subject,
                        "request-answer",
                        value.getKey() + ": " + value.getValue().asText()));
            }
        });
        return uploads;
    }

    void answerWhatIsNotAnswered() {
        store.orders()
                .properties()
                .forEach(order -> order.getValue().properties().forEach(kind -> {
                    JsonNode answer = kind.getValue();
                    if (answer.isObject() && !answer.path("answered").asBoolean()) {
                        say(order.getKey(), kind.getKey(), answer);
                    }
                }));
    }

    private void say(String order, String kind, JsonNode answer) {
        String identity = order + "/" + kind + "/" + answer.path("revision").asInt();
        String id = UUID.nameUUIDFromBytes(identity.getBytes(StandardCharsets.UTF_8))
                .toString();
        JsonNode data = answer.path("data");
        claims.say(Wire.claim(
                system,
                answer.path("subject").asText(),
                answer.path("name").asText(),
                data,
                id,
                answer.path("time").asText(),
                id));
        store.change(state -> state.withObjectProperty("orders")
                .withObjectProperty(order)
                .withObjectProperty(kind)
                .put("answered", true));
    }
}
