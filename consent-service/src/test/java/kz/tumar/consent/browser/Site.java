package kz.tumar.consent.browser;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import kz.tumar.contract.SubjectRef;

/// A site of the company as its developers would write it: a page with the banner, scripts and parts that wait for a
/// choice, and a backend that knows its visitors and hands their choices to consent-service under its own name.
final class Site implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Map<String, String> SCRIPTS = Map.of(
            "/functional.js", "document.cookie='language=kk;path=/;max-age=9999';",
            "/analytics.js", "document.cookie='visits=1;path=/;max-age=9999';document.cookie='stray=1;path=/';",
            "/targeting.js", "document.cookie='campaign=1;path=/;max-age=9999';");

    private final HttpServer server;

    /// How many of the next choices find the backend away.
    final AtomicInteger away = new AtomicInteger();

    /// How many of the next answers get lost on the way back, the choice being taken.
    final AtomicInteger lost = new AtomicInteger();

    /// The visitors' ids in the order in which their choices came.
    final List<String> visitors = new CopyOnWriteArrayList<>();

    /// What the backend was told of what it handed over.
    final List<String> answers = new CopyOnWriteArrayList<>();

    Site() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0), 0);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    String page(String language) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/" + language;
    }

    /// The reference of a visitor, as the site has it.
    SubjectRef subject(String visitor) {
        return Service.register("site", visitor);
    }

    private void answer(HttpExchange exchange) throws IOException {
        // What reads and writes JSON here finds its parts through the thread, which the server made.
        Thread.currentThread().setContextClassLoader(Site.class.getClassLoader());
        String path = exchange.getRequestURI().getPath();
        if (path.equals("/cookie-choice")) {
            choice(exchange);
        } else if (SCRIPTS.containsKey(path)) {
            send(exchange, 200, "text/javascript", SCRIPTS.get(path));
        } else if (path.matches("/(kk|ru|en)")) {
            exchange.getResponseHeaders().add("Set-Cookie", "session=x; Path=/; HttpOnly; SameSite=Lax");
            send(exchange, 200, "text/html;charset=UTF-8", html(path.substring(1)));
        } else {
            send(exchange, 404, "text/plain", "");
        }
    }

    private void choice(HttpExchange exchange) throws IOException {
        if (away.getAndUpdate(left -> Math.max(left - 1, 0)) > 0) {
            send(exchange, 503, "text/plain", "");
            return;
        }
        var choice = (ObjectNode) JSON.readTree(exchange.getRequestBody());
        String visitor = choice.remove("visitor").asText();
        visitors.add(visitor);
        choice.put("subject", subject(visitor).value());
        var answer = Service.as("system:site").body(choice.toString()).post("/cookie-choices");
        int status = answer.statusCode();
        answers.add(status == 200 ? "taken" : answer.asString());
        send(exchange, lost.getAndUpdate(left -> Math.max(left - 1, 0)) > 0 ? 500 : status, "text/plain", "");
    }

    private static String html(String language) {
        return """
                <!doctype html><html lang="%1$s"><head><meta charset="utf-8"><title>A shop</title>
                <meta name="viewport" content="width=device-width">
                <link rel="icon" href="data:,">
                <script type="module" src="%2$s/cookies/banner.js"></script>
                <script type="text/plain" data-cookies-need="functional" src="/functional.js"></script>
                <script type="text/plain" data-cookies-need="analytics" src="/analytics.js"></script>
                <script type="text/plain" data-cookies-need="targeting" src="/targeting.js"></script>
                </head><body><main><h1>A shop</h1>
                <p id="always">Always here. <a href="#always">A link</a></p>
                <div id="chat" data-cookies-need="functional" hidden>A chat</div>
                <p id="nochat" data-cookies-lack="functional">No chat without functional cookies.
                <button type="button" data-cookies-allow="functional">Allow them</button></p>
                </main><tumar-cookies report="/cookie-choice" lang="%1$s"></tumar-cookies></body></html>""".formatted(language, Service.home());
    }

    private static void send(HttpExchange exchange, int status, String type, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        String own = "'self' " + Service.home();
        exchange.getResponseHeaders().add("Content-Type", type);
        exchange.getResponseHeaders()
                .add(
                        "Content-Security-Policy",
                        "default-src 'self'; img-src data:; script-src " + own + "; connect-src " + own);
        exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
        try (var out = exchange.getResponseBody()) {
            out.write(bytes);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
