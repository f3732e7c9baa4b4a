package kz.tumar.example;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import java.util.concurrent.Executors;

/// This system's own interface on the loopback address, for whoever plays its users: take a person in, claim something,
/// look.
final class OwnInterface {
    private final Surroundings surroundings;
    private final Store store;
    private final TumarOverHttp tumar;
    private final ClaimsOnKafka claims;
    private final CookieBanner banner;

    OwnInterface(Surroundings surroundings, Store store, TumarOverHttp tumar, ClaimsOnKafka claims) {
        this.surroundings = surroundings;
        this.store = store;
        this.tumar = tumar;
        this.claims = claims;
        this.banner = new CookieBanner(surroundings, tumar);
    }

    int start() throws IOException {
        var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), surroundings.port()), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        return server.getAddress().getPort();
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            JsonNode body = Wire.JSON.readTree(exchange.getRequestBody());
            if (path.equals("/people")) {
                reply(exchange, 201, takeIn(body));
            } else if (path.equals("/claims")) {
                reply(exchange, 200, claim(body));
            } else if (path.equals("/cookie-choice")) {
                reply(exchange, 200, banner.handOver(body));
            } else if (banner.has(path)) {
                send(exchange, 200, "text/html;charset=UTF-8", banner.page(path));
            } else if (path.startsWith("/people/")) {
                reply(exchange, 200, person(path.substring("/people/".length())));
            } else {
                reply(exchange, path.equals("/ready") ? 200 : 404, Wire.JSON.createObjectNode());
            }
        } catch (IllegalStateException refused) {
            reply(exchange, 502, Wire.JSON.createObjectNode().put("failure", String.valueOf(refused.getMessage())));
        }
    }

    private JsonNode takeIn(JsonNode body) {
        String subject = tumar.reference(body.path("localId").asText());
        ObjectNode held = Wire.JSON.createObjectNode();
        store.change(state -> {
            ObjectNode person = state.withObjectProperty("people").withObjectProperty(subject);
            person.put("localId", body.path("localId").asText());
            ObjectNode values = person.withObjectProperty("values");
            body.path("values").properties().forEach(value -> values.set(value.getKey(), value.getValue()));
            return null;
        });
        var categories = held.putArray("categories");
        body.path("values").fieldNames().forEachRemaining(categories::add);
        held.put("subjectCategory", body.path("subjectCategory").asText());
        held.put("provenance", "REGISTER_ENTRY").put("automated", true).put("since", Wire.today());
        String id = UUID.randomUUID().toString();
        claims.say(Wire.claim(surroundings.system(), subject, "DataHeld", held, id, Wire.now(), id));
        return Wire.JSON.createObjectNode().put("subject", subject);
    }

    private JsonNode claim(JsonNode body) {
        String id = body.path("id").asText(UUID.randomUUID().toString());
        claims.say(Wire.claim(
                surroundings.system(),
                body.path("subject").asText(),
                body.path("name").asText(),
                body.path("data"),
                id,
                body.path("time").asText(Wire.now()),
                body.path("correlation").asText(id)));
        return Wire.JSON.createObjectNode().put("id", id);
    }

    private JsonNode person(String subject) {
        JsonNode person = store.person(subject);
        ObjectNode answer = Wire.JSON.createObjectNode();
        answer.set("values", person.path("values").isObject() ? person.path("values") : Wire.JSON.createObjectNode());
        var blocks = answer.putArray("blocks");
        person.path("blocks").fieldNames().forEachRemaining(blocks::add);
        var stopped = answer.putArray("stopped");
        person.path("stopped").fieldNames().forEachRemaining(stopped::add);
        return answer;
    }

    private static void reply(HttpExchange exchange, int status, JsonNode body) throws IOException {
        send(exchange, status, "application/json", body.toString());
    }

    private static void send(HttpExchange exchange, int status, String type, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
    }
}
