package kz.tumar.journey;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.function.Supplier;

/// One HTTP API and one bearer. What a journey asks is repeated by whoever awaits it, so an outage is just a failure
/// here.
final class Http {
    static final ObjectMapper JSON = new ObjectMapper();
    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private static final Duration LIMIT = Duration.ofSeconds(30);
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final Duration AGAIN = Duration.ofMillis(200);
    private static final int UNAVAILABLE = 503;

    private final String base;
    private final Supplier<String> bearer;

    Http(String base, Supplier<String> bearer) {
        this.base = base;
        this.bearer = bearer;
    }

    /// Where something lies here, for whoever opens it without this bearer.
    URI address(String path) {
        return URI.create(base + path);
    }

    /// A page as it stands.
    String text(String path) {
        HttpResponse<String> answer = send(request(path).GET());
        return answer.statusCode() == 200 ? answer.body() : "";
    }

    JsonNode get(String path) {
        return body(send(request(path).GET()));
    }

    JsonNode post(String path, JsonNode body) {
        return body(send(request(path)
                .header("Content-Type", "application/json")
                .header("If-Match", "*")
                .POST(HttpRequest.BodyPublishers.ofString(body.toString()))));
    }

    /// The status alone, for what is meant to be refused.
    int statusOfPost(String path, JsonNode body) {
        return send(request(path)
                        .header("Content-Type", "application/json")
                        .header("If-Match", "*")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString())))
                .statusCode();
    }

    void download(String path, Path file) {
        try {
            var answer = CLIENT.send(request(path).GET().build(), HttpResponse.BodyHandlers.ofFile(file));
            if (answer.statusCode() != 200) {
                throw new IllegalStateException("GET " + path + " answered " + answer.statusCode());
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private HttpRequest.Builder request(String path) {
        var request = HttpRequest.newBuilder(URI.create(base + path)).timeout(LIMIT);
        String token = bearer.get();
        return token.isEmpty() ? request : request.header("Authorization", "Bearer " + token);
    }

    /// A service that is away is asked again, with the same idempotency key, as any client of it should.
    private static HttpResponse<String> send(HttpRequest.Builder builder) {
        HttpRequest request =
                builder.header("Idempotency-Key", UUID.randomUUID().toString()).build();
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                HttpResponse<String> answer = CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() != UNAVAILABLE || Instant.now().isAfter(end)) {
                    return answer;
                }
                sleep();
            } catch (IOException away) {
                if (Instant.now().isAfter(end)) {
                    throw new UncheckedIOException(away);
                }
                sleep();
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
        }
    }

    private static void sleep() {
        try {
            Thread.sleep(AGAIN);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }

    private static JsonNode body(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.request().method() + " "
                    + answer.uri().getPath() + " answered " + answer.statusCode() + " " + answer.body());
        }
        try {
            return answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
