package kz.tumar.request;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.common.mapper.TypeRef;
import io.restassured.http.ContentType;
import io.restassured.specification.RequestSpecification;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.Map;
import kz.tumar.contract.SubjectRef;
import org.eclipse.microprofile.config.ConfigProvider;

/// The service as it runs for tests, with the operator's policy published and a person registered.
final class Running {
    static final Duration SOON = Duration.ofSeconds(60);
    private static boolean policyPublished;

    private Running() {}

    static Instant earlier() {
        return Instant.now().minus(1, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MILLIS);
    }

    static RequestSpecification as(String role) {
        return given().auth()
                .oauth2(config("test.token." + role.replace(':', '.')))
                .contentType(ContentType.JSON);
    }

    static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    static synchronized void untilReady() throws IOException {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given().get("/q/health/ready").statusCode() == 200);
        if (!policyPublished) {
            publishPolicy("2026-11-01", "kz-2026-11-23", Files.readString(Path.of(config("test.calendar"))));
            register(References.SIGNED_IN, "site");
            register(References.OFFICERS_OWN, "site");
            policyPublished = true;
        }
    }

    /// Publishes the operator's policy as a version with a calendar, the way consent-service does.
    static void publishPolicy(String version, String calendarVersion, String calendar) throws IOException {
        publishPolicy(version, Files.readString(Path.of(config("test.policy"))), calendarVersion, calendar);
    }

    /// Publishes a policy of another wording.
    static void publishPolicy(String version, String policy, String calendarVersion, String calendar) {
        String published = """
                {"version":"%s","document":"%s","effectiveFrom":"2026-11-01",\
                "calendarVersion":"%s","calendar":"%s"}""".formatted(version, publish(policy), calendarVersion, publish(calendar));
        String event = Company.stated("consent", "fact", "PolicyPublished", References.SIGNED_IN, earlier(), published)
                .replace("\"subject\":\"" + References.SIGNED_IN + "\",", "");
        Company.send("consent-service", "tumar.policy", "modesco/" + version, event);
    }

    private static String publish(String content) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(content.getBytes(StandardCharsets.UTF_8));
            String sha256 = HexFormat.of().formatHex(digest);
            Company.send("consent-service", "tumar.policy.documents", sha256, content);
            return sha256;
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    static SubjectRef registered(String system) {
        SubjectRef subject = References.fresh();
        register(subject, system);
        return subject;
    }

    /// A person of whose registration this service has read.
    static SubjectRef known(String system) {
        SubjectRef subject = registered(system);
        await().atMost(SOON)
                .until(() -> as("officer")
                                .get("/subjects/{subject}/blocks", subject.value())
                                .statusCode()
                        == 200);
        return subject;
    }

    private static void register(SubjectRef subject, String system) {
        stated("SubjectRegistered", subject, "{\"system\":\"" + system + "\"}");
    }

    /// A fact of consent-service.
    static void stated(String type, SubjectRef subject, String data) {
        Company.send(
                "consent-service",
                "tumar.consent",
                subject.value(),
                Company.stated("consent", "fact", type, subject, earlier(), data));
    }

    /// Content of this person, sealed by the site.
    static Map<String, String> seal(SubjectRef subject, String text) {
        return as("system:site")
                .body(Map.of("subject", subject.value(), "category", "request-file", "text", text))
                .post("/sealed")
                .then()
                .statusCode(201)
                .extract()
                .as(new TypeRef<>() {});
    }
}
