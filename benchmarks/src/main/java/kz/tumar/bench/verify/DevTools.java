package kz.tumar.bench.verify;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One conversation with a page of Chromium: a question, then its answer; what else is said is passed over.
final class DevTools implements WebSocket.Listener, AutoCloseable {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long PATIENCE_MINUTES = 10;

    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final StringBuilder part = new StringBuilder();
    private @Nullable WebSocket socket;
    private int last;

    private DevTools() {}

    static DevTools connect(HttpClient http, URI address) {
        var tools = new DevTools();
        tools.socket = http.newWebSocketBuilder().buildAsync(address, tools).join();
        return tools;
    }

    JsonNode call(String method, Map<String, ?> parameters) throws IOException, InterruptedException {
        int id = ++last;
        String question = JSON.writeValueAsString(Map.of("id", id, "method", method, "params", parameters));
        connected().sendText(question, true).join();
        while (true) {
            String said = heard.poll(PATIENCE_MINUTES, TimeUnit.MINUTES);
            if (said == null) {
                throw new IOException("Chromium doesn't answer.");
            }
            JsonNode answer = JSON.readTree(said);
            if (answer.path("id").asInt() == id) {
                if (answer.has("error")) {
                    throw new IOException("Chromium refuses " + method + ": " + answer.path("error"));
                }
                return answer.path("result");
            }
        }
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean whole) {
        part.append(data);
        if (whole) {
            heard.add(part.toString());
            part.setLength(0);
        }
        from.request(1);
        return null;
    }

    private WebSocket connected() {
        WebSocket connected = socket;
        if (connected == null) {
            throw new IllegalStateException("not connected");
        }
        return connected;
    }

    @Override
    public void close() {
        connected().abort();
    }
}
