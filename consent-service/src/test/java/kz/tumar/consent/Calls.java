package kz.tumar.consent;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.tumar.contract.SubjectRef;
import org.eclipse.microprofile.config.ConfigProvider;

/// What tests ask of this service, in few words.
final class Calls {
    static final Duration SOON = Duration.ofSeconds(30);
    static final String TEXT = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    static final String CONSENT = """
            {"purpose":"marketing","categories":["contact","full-name"],"subjectCategory":"client",\
            "channel":"web-form","actedBy":{"representation":"SELF"},\
            "textHash":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",\
            "thirdPartyTransfer":false,"crossBorderTransfer":false,"distribution":false}""";

    private Calls() {}

    static RequestSpecification as(String role) {
        return given().auth()
                .oauth2(ConfigProvider.getConfig().getValue("test.token." + role.replace(':', '.'), String.class))
                .contentType(ContentType.JSON);
    }

    static SubjectRef register(String system) {
        return new SubjectRef(as("system:" + system)
                .body(Map.of("localId", UUID.randomUUID().toString()))
                .post("/subjects")
                .then()
                .statusCode(201)
                .extract()
                .path("subject"));
    }

    /// Returns when the service is ready.
    static void untilReady() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    static String saying(SubjectRef subject, Instant time, String purpose, String more) {
        return """
                {"subject":"%s","time":"%s","purpose":"%s","channel":"web-form",\
                "actedBy":{"representation":"SELF"}%s}""".formatted(subject, time, purpose, more);
    }

    static String consent(SubjectRef subject, Instant time, String purpose, String more) {
        return saying(subject, time, purpose, """
                ,"categories":["contact"],"subjectCategory":"client","textHash":"%s","thirdPartyTransfer":false,\
                "crossBorderTransfer":false,"distribution":false%s""".formatted(TEXT, more));
    }

    static ValidatableResponse decision(SubjectRef subject, String purpose, Map<String, ?> more) {
        return as("system:crm")
                .queryParam("subject", subject.value())
                .queryParam("purpose", purpose)
                .queryParam("category", "contact")
                .queryParam("subjectCategory", "client")
                .queryParams(more)
                .get("/decisions")
                .then()
                .statusCode(200);
    }

    static String reason(SubjectRef subject, String purpose) {
        return decision(subject, purpose, Map.of()).extract().path("reason");
    }

    static Instant ago(long minutes) {
        return Instant.now().minus(minutes, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MILLIS);
    }

    static List<String> history(SubjectRef subject) {
        return as("dpo")
                .get("/subjects/" + subject + "/history")
                .then()
                .statusCode(200)
                .extract()
                .path("facts.type");
    }

    static void give(String consent) {
        as("system:site").body(consent).post("/consents").then().statusCode(201);
    }

    static List<String> toAsk() {
        return toAsk("marketing");
    }

    static List<String> toAsk(String purpose) {
        return as("dpo")
                .queryParam("purpose", purpose)
                .get("/consents/to-ask-again")
                .then()
                .statusCode(200)
                .extract()
                .path("people.subject");
    }
}
