package kz.tumar.bench.withdraw;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import kz.tumar.contract.SubjectRef;

/// Gets references for people as the site knows them.
///
/// @param consent where consent-service takes them in bulk
/// @param token of the site
public record Registering(URI consent, String token) {
    private static final int AT_ONCE = 500;

    /// That many.
    public List<SubjectRef> references(int count) throws IOException, InterruptedException {
        var references = new ArrayList<SubjectRef>();
        try (var http = HttpClient.newHttpClient()) {
            while (references.size() < count) {
                var most = Math.min(AT_ONCE, count - references.size());
                var request = HttpRequest.newBuilder(consent)
                        .header("Authorization", "Bearer " + token)
                        .header("Content-Type", "application/json")
                        .POST(HttpRequest.BodyPublishers.ofString(body(references.size(), most)))
                        .build();
                var answer = http.send(request, BodyHandlers.ofString());
                if (answer.statusCode() != 200) {
                    throw new IllegalStateException("No references: " + answer.statusCode() + " " + answer.body());
                }
                for (var one : new ObjectMapper().readTree(answer.body()).path("subjects")) {
                    references.add(new SubjectRef(one.path("subject").asText()));
                }
            }
        }
        return references;
    }

    private static String body(int first, int count) {
        return IntStream.range(first, first + count)
                .mapToObj(number -> "{\"localId\":\"visitor-" + number + "\"}")
                .collect(Collectors.joining(",", "{\"subjects\":[", "]}"));
    }
}
