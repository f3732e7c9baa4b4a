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
    private final Registering registering;
    private final ClaimsOnKafka claims;
    private final CookieBanner banner;

    OwnInterface(
            Surroundings surroundings,
            Store store,
            TumarOverHttp tumar,
            Registering registering,
            ClaimsOnKafka claims) {
        this.surroundings = surroundings;
        this.store = store;
        this.registering = registering;
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

    /// Takes a person in; `"register": false` keeps one of whom Tumar has not heard.
    private JsonNode takeIn(JsonNode body) {
        if (!body.path("register").asBoolean(true)) {
            registering.keep(body);
            return Wire.JSON.createObjectNode();
        }
        return Wire.JSON.createObjectNode().put("subject", registering.register(body));
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
