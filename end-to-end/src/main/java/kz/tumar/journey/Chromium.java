package kz.tumar.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// One page in a Chromium without a window, led by the Chrome DevTools protocol. One thread uses it.
final class Chromium implements AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String LISTENING = "DevTools listening on ";
    private static final long LONGEST_SECONDS = 60;

    private final Process process;
    private final Path profile;
    private final HttpClient http = HttpClient.newHttpClient();
    private final WebSocket socket;
    private final Heard heard = new Heard();
    private int last;

    private Chromium(Process process, Path profile, URI page) throws IOException, InterruptedException {
        this.process = process;
        this.profile = profile;
        try {
            this.socket = http.newWebSocketBuilder()
                    .buildAsync(pageOf(listening(process), page), heard)
                    .join();
        } catch (IOException | InterruptedException | RuntimeException failed) {
            end();
            throw failed;
        }
    }

    /// Where it is on this machine; `TUMAR_CHROMIUM` names another place.
    static Optional<Path> program() {
        return Stream.of(
                        Objects.requireNonNullElse(System.getenv("TUMAR_CHROMIUM"), ""),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome",
                        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome")
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    static Chromium open(Path program, Path page) throws IOException, InterruptedException {
        Path profile = Files.createTempDirectory("tumar-chromium-");
        // Chromium refuses to give the superuser a sandbox.
        var sandbox = "root".equals(System.getProperty("user.name")) ? List.of("--no-sandbox") : List.<String>of();
        var command = new ArrayList<>(List.of(
                program.toString(),
                "--headless=new",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--user-data-dir=" + profile,
                "--remote-debugging-port=0"));
        command.addAll(sandbox);
        command.add("about:blank");
        return new Chromium(
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start(),
                profile,
                page.toAbsolutePath().toUri());
    }

    /// What an expression of JavaScript comes to, as text.
    String evaluate(String expression) throws InterruptedException {
        ObjectNode asked = JSON.createObjectNode()
                .put("expression", expression)
                .put("awaitPromise", true)
                .put("returnByValue", true);
        return call("Runtime.evaluate", asked).path("result").path("value").asText();
    }

    /// Chooses a file, as a person does in an input.
    void choose(String selector, Path file) throws InterruptedException {
        JsonNode root = call("DOM.getDocument", JSON.createObjectNode()).path("root");
        JsonNode input = call(
                "DOM.querySelector",
                JSON.createObjectNode()
                        .put("nodeId", root.path("nodeId").asInt())
                        .put("selector", selector));
        ObjectNode chosen =
                JSON.createObjectNode().put("nodeId", input.path("nodeId").asInt());
        chosen.putArray("files").add(file.toAbsolutePath().toString());
        call("DOM.setFileInputFiles", chosen);
    }

    private JsonNode call(String method, ObjectNode parameters) throws InterruptedException {
        last++;
        ObjectNode message = JSON.createObjectNode().put("id", last).put("method", method);
        message.set("params", parameters);
        socket.sendText(message.toString(), true).join();
        while (true) {
            JsonNode answer = heard.messages.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
            if (answer == null) {
                throw new IllegalStateException("Chromium does not answer " + method);
            }
            if (answer.path("id").asInt() == last) {
                if (answer.has("error")) {
                    throw new IllegalStateException(method + ": " + answer.path("error"));
                }
                return answer.path("result");
            }
        }
    }

    private static URI listening(Process process) {
        var address = new CompletableFuture<URI>();
        Thread.ofVirtual().start(() -> {
            try (var said = process.errorReader(StandardCharsets.UTF_8)) {
                said.lines()
                        .filter(line -> line.startsWith(LISTENING))
                        .forEach(line -> address.complete(URI.create(line.substring(LISTENING.length()))));
                address.completeExceptionally(new IOException("Chromium ended before it listened"));
            } catch (IOException | UncheckedIOException gone) {
                address.completeExceptionally(gone);
            }
        });
        return address.orTimeout(LONGEST_SECONDS, TimeUnit.SECONDS).join();
    }

    private URI pageOf(URI browser, URI page) throws IOException, InterruptedException {
        var asked = HttpRequest.newBuilder(URI.create("http://" + browser.getAuthority() + "/json/new?" + page))
                .PUT(HttpRequest.BodyPublishers.noBody())
                .build();
        String opened = http.send(asked, BodyHandlers.ofString()).body();
        return URI.create(JSON.readTree(opened).path("webSocketDebuggerUrl").asText());
    }

    @Override
    public void close() {
        socket.abort();
        end();
    }

    private void end() {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().onExit().join();
        http.close();
        try (var files = Files.walk(profile)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static final class Heard implements WebSocket.Listener {
        private final BlockingQueue<JsonNode> messages = new LinkedBlockingQueue<>();
        private final StringBuilder part = new StringBuilder();

        @Override
        public @Nullable CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean whole) {
            part.append(text);
            if (whole) {
                try {
                    messages.add(JSON.readTree(part.toString()));
                } catch (IOException unreadable) {
                    throw new UncheckedIOException(unreadable);
                }
                part.setLength(0);
            }
            socket.request(1);
            return null;
        }
    }
}
