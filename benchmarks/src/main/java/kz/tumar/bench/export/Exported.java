package kz.tumar.bench.export;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import kz.tumar.bench.ground.Ground;

/// A package of the whole log, ordered and awaited as its users do.
///
/// @param seconds from the order until it is ready
/// @param rss the most resident megabytes of the service meanwhile
public record Exported(Path file, long entries, long bytes, double seconds, long rss) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final long LOOK_NANOS = Duration.ofMillis(50).toNanos();

    /// Orders one and waits.
    public static Exported of(Ground ground, FilledLog log) throws IOException, InterruptedException {
        String token = ground.issuer().token("dpo");
        try (var http = HttpClient.newHttpClient()) {
            long start = System.nanoTime();
            JsonNode taken = ask(
                    http,
                    HttpRequest.newBuilder(log.audit().at("/exports"))
                            .header("Content-Type", "application/json")
                            .POST(BodyPublishers.ofString("{\"kind\":\"period\"}")),
                    token);
            String id = taken.path("exportId").asText();
            long rss = 0;
            while (true) {
                JsonNode progress = ask(http, HttpRequest.newBuilder(log.audit().at("/exports/" + id)), token);
                rss = Math.max(rss, log.audit().tree().residentMegabytes());
                switch (progress.path("state").asText()) {
                    case "ready" -> {
                        return new Exported(
                                log.exports().resolve(id + ".zip"),
                                progress.path("total").asLong(),
                                progress.path("bytes").asLong(),
                                (System.nanoTime() - start) / 1e9,
                                rss);
                    }
                    case "building" -> LockSupport.parkNanos(LOOK_NANOS);
                    default -> throw new IllegalStateException("The export failed; the service's log tells why.");
                }
            }
        }
    }

    private static JsonNode ask(HttpClient http, HttpRequest.Builder request, String token)
            throws IOException, InterruptedException {
        var answer =
                http.send(request.header("Authorization", "Bearer " + token).build(), BodyHandlers.ofString());
        if (answer.statusCode() / 100 != 2) {
            throw new IllegalStateException("The service answered " + answer.statusCode() + ".");
        }
        return JSON.readTree(answer.body());
    }
}
