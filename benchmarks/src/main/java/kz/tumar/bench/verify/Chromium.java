package kz.tumar.bench.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import kz.tumar.bench.ground.Ground;
import kz.tumar.bench.ground.Leashed;
import kz.tumar.bench.ground.Waiting;

/// A Chromium without a window, steered over its own protocol (Chrome DevTools): no further program is needed.
final class Chromium implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration START_LIMIT = Duration.ofSeconds(60);

    private final Leashed process;
    private final HttpClient http;
    private final DevTools tools;

    private Chromium(Leashed process, HttpClient http, DevTools tools) {
        this.process = process;
        this.http = http;
        this.tools = tools;
    }

    /// Where it is on this machine.
    static Optional<Path> program() {
        return Stream.of(
                        Objects.requireNonNullElse(System.getenv("TUMAR_CHROMIUM"), ""),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Chromium start(Ground ground, Path program) throws IOException, InterruptedException {
        Path profile = Files.createDirectories(ground.folder().root().resolve("chromium"));
        var process = ground.start(
                "chromium",
                List.of(
                        program.toString(),
                        "--headless=new",
                        "--no-sandbox",
                        "--disable-gpu",
                        "--disable-quic",
                        "--disable-background-networking",
                        "--disable-component-update",
                        "--disable-sync",
                        "--remote-debugging-port=0",
                        "--user-data-dir=" + profile,
                        "about:blank"));
        Path told = profile.resolve("DevToolsActivePort");
        Waiting.until("Chromium starts", START_LIMIT, () -> told.toFile().length() > 0);
        String port = Files.readAllLines(told).getFirst();
        var http = HttpClient.newHttpClient();
        var request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/json/list"))
                .build();
        for (JsonNode target :
                JSON.readTree(http.send(request, BodyHandlers.ofString()).body())) {
            if (target.path("type").asText().equals("page")) {
                URI address = URI.create(target.path("webSocketDebuggerUrl").asText());
                return new Chromium(process, http, DevTools.connect(http, address));
            }
        }
        throw new IOException("Chromium has no page.");
    }

    /// How long the page takes for a package, which it must find verified.
    double secondsToVerify(Path page, Path file, String key) throws IOException, InterruptedException {
        tools.call("Page.navigate", Map.of("url", page.toUri().toString()));
        Waiting.until("the page opens", START_LIMIT, this::opened);
        int document = tools.call("DOM.getDocument", Map.of())
                .path("root")
                .path("nodeId")
                .asInt();
        int input = tools.call("DOM.querySelector", Map.of("nodeId", document, "selector", "#file"))
                .path("nodeId")
                .asInt();
        tools.call("DOM.setFileInputFiles", Map.of("nodeId", input, "files", List.of(file.toString())));
        JsonNode found = evaluated("""
                (async () => {
                  const start = performance.now();
                  const { verdict } = await verify(document.getElementById('file').files[0], %s);
                  return { verdict, seconds: (performance.now() - start) / 1000 };
                })()""".formatted(JSON.writeValueAsString(key)));
        if (!found.path("verdict").asText().equals("verified")) {
            throw new IllegalStateException("The page says " + found + ".");
        }
        return found.path("seconds").asDouble();
    }

    private boolean opened() {
        try {
            return evaluated("document.readyState === 'complete' && document.getElementById('file') !== null")
                    .asBoolean();
        } catch (IOException notYet) {
            return false;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private JsonNode evaluated(String expression) throws IOException, InterruptedException {
        return tools.call(
                        "Runtime.evaluate",
                        Map.of("expression", expression, "awaitPromise", true, "returnByValue", true))
                .path("result")
                .path("value");
    }

    @Override
    public void close() {
        tools.close();
        http.close();
        process.close();
    }
}
