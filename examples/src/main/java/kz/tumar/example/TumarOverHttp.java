package kz.tumar.example;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// What goes over HTTP even for a system that speaks Kafka: references for people, and content that must lie sealed.
final class TumarOverHttp {
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Surroundings surroundings;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private @Nullable String token;
    private Instant until = Instant.EPOCH;

    TumarOverHttp(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// The reference of a person, the same for the same local id.
    String reference(String localId) {
        var body = Wire.JSON.createObjectNode().put("localId", localId);
        return post(surroundings.consentUrl() + "/subjects", body)
                .path("subject")
                .asText();
    }

    /// Seals content at request-service.
    JsonNode seal(String subject, String category, String value) {
        var body = Wire.JSON
                .createObjectNode()
                .put("subject", subject)
                .put("category", category)
                .put("value", Base64.getEncoder().encodeToString(value.getBytes(StandardCharsets.UTF_8)));
        return post(surroundings.requestUrl() + "/sealed", body);
    }

    /// Opens sealed content that a command names; null when it is not for this system to read, or no more.
    @Nullable
    JsonNode open(String sealedRef) {
        var body = Wire.JSON.createObjectNode().put("reason", "reveal.execute-command");
        try {
            String value = post(surroundings.requestUrl() + "/sealed/" + sealedRef + "/reveal", body)
                    .path("value")
                    .asText();
            return Wire.JSON.readTree(Base64.getDecoder().decode(value));
        } catch (Refused | IOException unreadable) {
            return null;
        }
    }

    /// Tumar said no, for ever.
    static final class Refused extends IllegalStateException {
        private static final long serialVersionUID = 1;

        Refused(String message) {
            super(message);
        }
    }

    /// Hands a visitor's choice of cookies over.
    void handOver(JsonNode choice) {
        post(surroundings.consentUrl() + "/cookie-choices", choice);
    }

    /// Outages are repeated until patience ends; a refusal is thrown at once.
    private JsonNode post(String url, JsonNode body) {
        Instant end = Instant.now().plus(PATIENCE);
        while (true) {
            try {
                var request = HttpRequest.newBuilder(URI.create(url))
                        .timeout(Duration.ofSeconds(20))
                        .header("Authorization", "Bearer " + bearer())
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body.toString()))
                        .build();
                HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
                if (answer.statusCode() < 300) {
                    return Wire.JSON.readTree(answer.body());
                }
                if (answer.statusCode() < 500 && answer.statusCode() != 401) {
                    throw new Refused("refused with " + answer.statusCode() + ": " + answer.body());
                }
                forgetToken();
            } catch (IOException outage) {
                if (Instant.now().isAfter(end)) {
                    throw new IllegalStateException("no answer from " + url, outage);
                }
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(stopped);
            }
            pause();
        }
    }

    private synchronized String bearer() throws IOException, InterruptedException {
        String held = token;
        if (held == null || Instant.now().isAfter(until)) {
            String form = "grant_type=client_credentials&client_id="
                    + URLEncoder.encode("system:" + surroundings.system(), StandardCharsets.UTF_8)
                    + "&client_secret=" + URLEncoder.encode(surroundings.clientSecret(), StandardCharsets.UTF_8);
            var request = HttpRequest.newBuilder(URI.create(surroundings.issuerUrl() + "/token"))
                    .timeout(Duration.ofSeconds(20))
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(HttpRequest.BodyPublishers.ofString(form))
                    .build();
            var answer = http.send(request, HttpResponse.BodyHandlers.ofString());
            held = Wire.JSON.readTree(answer.body()).path("access_token").asText();
            token = held;
            until = Instant.now().plus(Duration.ofMinutes(10));
        }
        return held;
    }

    private synchronized void forgetToken() {
        token = null;
    }

    private static void pause() {
        try {
            Thread.sleep(Duration.ofMillis(300));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
