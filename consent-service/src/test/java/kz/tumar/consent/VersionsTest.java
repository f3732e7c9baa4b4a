package kz.tumar.consent;

import static io.restassured.RestAssured.given;
import static kz.tumar.consent.Calls.SOON;
import static kz.tumar.consent.Calls.ago;
import static kz.tumar.consent.Calls.as;
import static kz.tumar.consent.Calls.consent;
import static kz.tumar.consent.Calls.decision;
import static kz.tumar.consent.Calls.give;
import static kz.tumar.consent.Calls.reason;
import static kz.tumar.consent.Calls.register;
import static kz.tumar.consent.Calls.saying;
import static kz.tumar.consent.Calls.toAsk;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import kz.tumar.contract.SubjectRef;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A version of the policy says what becomes of consents, before it is published and after; a past day stays as it was.
@QuarkusTest
@QuarkusTestResource(ConsentStack.class)
class VersionsTest {
    @BeforeEach
    void untilReady() {
        Calls.untilReady();
    }

    @Test
    @Clause("9.1")
    void versionThatMateriallyChangedAPurpose_endsConsentsToItGivenBefore_andSaysWhoIsAskedAgain() throws IOException {
        SubjectRef before = register("site");
        SubjectRef after = register("site");
        SubjectRef late = register("site");
        Instant longAgo = Instant.parse("2026-09-15T05:00:00Z");
        for (String purpose : List.of("commercial-activity", "marketing")) {
            give(consent(before, longAgo, purpose, ""));
        }
        String version = LocalDate.parse(given().get("/policy").path("version"))
                .plusDays(1)
                .toString();
        give(consent(after, Instant.parse(version + "T05:00:00Z"), "commercial-activity", ""));
        assertThat(reason(before, "commercial-activity")).isEqualTo("CONSENT_GIVEN");

        Path file = Path.of(ConfigProvider.getConfig().getValue("tumar.policy.file", String.class));
        String policy = Files.readString(file);
        Files.writeString(
                file,
                policy.replaceFirst("version: \"[0-9-]+\"", "version: \"" + version + "\"")
                        .replaceFirst("effectiveFrom: \"[0-9-]+\"", "effectiveFrom: \"" + version + "\"")
                        .replaceFirst("number: TRIAL-1,", "number: TRIAL-" + version + ",")
                        .replace(
                                "changes: []",
                                "changes: [{purpose: commercial-activity, material: true, title: {kk: a, ru: b, en: c}}]"));

        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(reason(before, "commercial-activity")).isEqualTo("SUPERSEDED"));
        Files.writeString(file, policy);
        give(consent(late, longAgo, "commercial-activity", ""));
        assertThat(reason(late, "commercial-activity")).isEqualTo("SUPERSEDED");
        assertThat(reason(after, "commercial-activity")).isEqualTo("CONSENT_GIVEN");
        assertThat(reason(before, "marketing")).isEqualTo("CONSENT_GIVEN");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(toAsk("commercial-activity"))
                        .contains(before.value(), late.value())
                        .doesNotContain(after.value()));
    }

    @Test
    @Clause("9.1")
    void dryRun_saysWhatAVersionWouldBringAbout_andChangesNothing() throws IOException {
        SubjectRef subject = register("site");
        give(consent(subject, ago(10), "marketing", ""));
        String now = given().get("/policy").path("version");
        String policy =
                Files.readString(Path.of(ConfigProvider.getConfig().getValue("tumar.policy.file", String.class)));
        String later = policy.replaceFirst("version: \"[0-9-]+\"", "version: \"2027-01-01\"")
                .replaceFirst("effectiveFrom: \"[0-9-]+\"", "effectiveFrom: \"2027-01-01\"")
                .replaceFirst("number: TRIAL-1,", "number: TRIAL-9,")
                .replace(
                        "changes: []", "changes: [{purpose: marketing, material: true, title: {kk: a, ru: b, en: c}}]");

        tried("dpo", later)
                .statusCode(200)
                .body("publishable", equalTo(true), "against", equalTo(now), "version", equalTo("2027-01-01"))
                .body("consentsEnded.purpose", equalTo(List.of("marketing")))
                .body("consentsEnded[0].people", greaterThan(0), "consentsEnded[0].askedAgain", equalTo(true))
                .body("consentsEnded[0].why", equalTo("MATERIALLY_CHANGED"))
                .body("differences.title", hasItem("Version"));
        tried("dpo", later.replaceFirst("effectiveFrom: \"[0-9-]+\"", "effectiveFrom: \"2026-10-05\""))
                .statusCode(200)
                .body("publishable", equalTo(false), "objections.objection", equalTo(List.of("IN_THE_PAST")));
        tried("dpo", later.replace("consent: ordinary", "consent: perhaps"))
                .statusCode(400)
                .body("violations.size()", greaterThan(1));
        tried("officer", later).statusCode(403);
        assertThat(given().get("/policy").<String>path("version")).isEqualTo(now);
        assertThat(reason(subject, "marketing")).isEqualTo("CONSENT_GIVEN");
    }

    private static ValidatableResponse tried(String role, String policy) {
        var asText = EncoderConfig.encoderConfig().encodeContentTypeAs("application/yaml", ContentType.TEXT);
        return as(role).config(RestAssured.config().encoderConfig(asText))
                .contentType("application/yaml")
                .header("Accept-Language", "en")
                .body(policy)
                .post("/policy/dry-run")
                .then();
    }

    @Test
    @Clause({"7.2", "2.4"})
    void dayBeforeTheFirstVersion_isAnsweredUnderThatVersion() {
        SubjectRef subject = register("site");
        give(consent(subject, Instant.parse("2026-09-15T05:00:00Z"), "marketing", ""));

        decision(subject, "marketing", Map.of("at", "2026-09-14T05:00:00Z")).body("reason", equalTo("NO_GROUND"));
        decision(subject, "marketing", Map.of("at", "2026-09-16T05:00:00Z")).body("reason", equalTo("CONSENT_GIVEN"));
        decision(subject, "marketing", Map.of("at", "2024-05-01T00:00:00Z")).body("reason", equalTo("NO_GROUND"));
    }

    @Test
    @Clause("7.2")
    void pastInstant_isAnsweredAsItWas_withTheFactsAndTheLinksOfThen() {
        SubjectRef site = register("site");
        SubjectRef crm = register("crm");
        List<String> facts = as("system:site")
                .body(consent(site, ago(60), "marketing", ""))
                .post("/consents")
                .then()
                .statusCode(201)
                .extract()
                .path("facts");
        as("system:site")
                .body(saying(site, ago(30), "marketing", ""))
                .post("/withdrawals")
                .then()
                .statusCode(201);

        decision(site, "marketing", Map.of("at", ago(90).toString())).body("reason", equalTo("NO_GROUND"));
        decision(site, "marketing", Map.of("at", ago(45).toString()))
                .body("reason", equalTo("CONSENT_GIVEN"), "facts", equalTo(facts), "validUntil", nullValue());
        decision(site, "marketing", Map.of("at", ago(15).toString())).body("reason", equalTo("WITHDRAWN"));

        as("officer")
                .body(Map.of("other", crm.value()))
                .post("/subjects/" + site + "/links")
                .then()
                .statusCode(200);
        decision(crm, "marketing", Map.of()).body("reason", equalTo("WITHDRAWN"));
        decision(crm, "marketing", Map.of("at", ago(45).toString())).body("reason", equalTo("NO_GROUND"));
        as("system:crm")
                .queryParams(Map.of("subject", crm.value(), "purpose", "marketing", "category", "contact"))
                .queryParams(Map.of(
                        "subjectCategory",
                        "client",
                        "at",
                        Instant.now().plusSeconds(3600).toString()))
                .get("/decisions")
                .then()
                .statusCode(400);
    }
}
