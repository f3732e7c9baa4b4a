package kz.tumar.consent.browser;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.RestAssured;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import kz.tumar.contract.SubjectRef;
import org.eclipse.microprofile.config.ConfigProvider;

/// The service under test, as its callers reach it.
final class Service {
    private static final Map<String, String> TOKENS = new ConcurrentHashMap<>();

    private Service() {}

    static void untilReady() {
        await().atMost(Duration.ofSeconds(90))
                .until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    static String home() {
        return "http://127.0.0.1:" + RestAssured.port;
    }

    /// A token of the issuer, for example of `system:site` or `subject:REFERENCE`.
    static String token(String role) {
        return TOKENS.computeIfAbsent(role, wanted -> {
            String bearer = role.startsWith("system:") ? role.substring("system:".length()) : "people";
            String secret = setting("test.secret." + bearer);
            return given().port(java.net.URI.create(setting("test.issuer")).getPort())
                    .formParam("grant_type", "client_credentials")
                    .formParam("client_id", wanted)
                    .formParam("client_secret", secret)
                    .post(setting("test.issuer") + "/token")
                    .then()
                    .statusCode(200)
                    .extract()
                    .path("access_token");
        });
    }

    static String setting(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    static RequestSpecification as(String role) {
        return given().auth().oauth2(token(role)).contentType(ContentType.JSON);
    }

    static SubjectRef register(String system, String localId) {
        return new SubjectRef(as("system:" + system)
                .body(Map.of("localId", localId))
                .post("/subjects")
                .then()
                .extract()
                .path("subject"));
    }

    static SubjectRef register() {
        return register("site", UUID.randomUUID().toString());
    }

    /// The types of everything stated about a person, in order.
    static List<String> types(SubjectRef subject) {
        return as("dpo")
                .get("/subjects/" + subject + "/history?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .<List<String>>path("facts.type")
                .stream()
                .map(type -> type.substring("kz.tumar.".length(), type.length() - ".v1".length()))
                .toList();
    }

    /// What a consent, refusal or withdrawal said last about a purpose.
    static String last(SubjectRef subject, String purpose) {
        List<Map<String, Object>> facts = as("dpo")
                .get("/subjects/" + subject + "/history?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .path("facts");
        return facts.stream()
                .filter(fact -> fact.get("data") instanceof Map<?, ?> data && purpose.equals(data.get("purpose")))
                .map(fact -> String.valueOf(fact.get("type")))
                .reduce((_, later) -> later)
                .orElse("nothing");
    }

    /// The id of the last fact of a type about a person.
    static String fact(SubjectRef subject, String type) {
        List<Map<String, Object>> facts = as("dpo")
                .get("/subjects/" + subject + "/history?limit=500")
                .then()
                .statusCode(200)
                .extract()
                .path("facts");
        return facts.stream()
                .filter(fact -> ("kz.tumar." + type + ".v1").equals(fact.get("type")))
                .map(fact -> String.valueOf(fact.get("id")))
                .reduce((_, later) -> later)
                .orElseThrow();
    }

    /// Replaces the policy by the version of the next day that has one cookie more, waits until it is in force, and
    /// returns its name.
    static String publish(String cookie) {
        String current = given().get("/policy").path("version");
        String version = java.time.LocalDate.parse(current).plusDays(1).toString();
        Path file = Path.of(setting("tumar.policy.file"));
        try {
            String now = Files.readString(file)
                    .replaceFirst("(?m)^version: .*$", "version: \"" + version + "\"")
                    .replaceFirst("(?m)^effectiveFrom: .*$", "effectiveFrom: \"" + version + "\"")
                    .replaceFirst("number: TRIAL-[0-9-]+,", "number: TRIAL-" + version + ",")
                    .replaceFirst(
                            "(?m)^  registry:\n",
                            "  registry:\n    - {name: " + cookie
                                    + ", category: analytics, lifetime: P30D, title: {kk: \"Сынақ\", ru: \"Проба\","
                                    + " en: \"A trial\"}}\n");
            Files.writeString(file, now);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        await().atMost(Duration.ofSeconds(30))
                .until(() -> version.equals(given().get("/policy").path("version")));
        return version;
    }
}
