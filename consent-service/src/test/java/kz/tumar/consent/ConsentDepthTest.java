package kz.tumar.consent;

import static io.restassured.RestAssured.given;
import static kz.tumar.consent.ConsentJourneyTest.as;
import static kz.tumar.consent.ConsentJourneyTest.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import kz.tumar.contract.SubjectRef;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What clauses ask of consents beyond yes and no, seen over HTTP on the real broker and database.
@QuarkusTest
@QuarkusTestResource(ConsentStack.class)
class ConsentDepthTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String TEXT = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    @Inject
    DataSource database;

    @BeforeEach
    void untilReady() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    private static String saying(SubjectRef subject, Instant time, String purpose, String more) {
        return """
                {"subject":"%s","time":"%s","purpose":"%s","channel":"web-form",\
                "actedBy":{"representation":"SELF"}%s}""".formatted(subject, time, purpose, more);
    }

    private static String consent(SubjectRef subject, Instant time, String purpose, String more) {
        return saying(subject, time, purpose, """
                ,"categories":["contact"],"subjectCategory":"client","textHash":"%s","thirdPartyTransfer":false,\
                "crossBorderTransfer":false,"distribution":false%s""".formatted(TEXT, more));
    }

    private static ValidatableResponse decision(SubjectRef subject, String purpose, Map<String, ?> more) {
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

    private static String reason(SubjectRef subject, String purpose) {
        return decision(subject, purpose, Map.of()).extract().path("reason");
    }

    private static Instant ago(long minutes) {
        return Instant.now().minus(minutes, ChronoUnit.MINUTES).truncatedTo(ChronoUnit.MILLIS);
    }

    @Test
    @Clause({"7.2", "8.4"})
    void givingAndWithdrawing_takeOneCallEach_andRepeatingEitherChangesNothing() {
        SubjectRef subject = register("site");
        String key = UUID.randomUUID().toString();
        String given = consent(subject, ago(10), "marketing", "");

        String id = as("system:site")
                .header("Idempotency-Key", key)
                .body(given)
                .post("/consents")
                .then()
                .statusCode(201)
                .body("consentId", notNullValue(), "repeated", equalTo(false))
                .extract()
                .path("consentId");
        as("system:site")
                .header("Idempotency-Key", key)
                .body(given)
                .post("/consents")
                .then()
                .statusCode(200)
                .body("consentId", equalTo(id), "repeated", equalTo(true));
        decision(subject, "marketing", Map.of()).body("reason", equalTo("CONSENT_GIVEN"), "consentId", equalTo(id));

        as("system:site")
                .body(saying(subject, ago(5), "marketing", ""))
                .post("/withdrawals")
                .then()
                .statusCode(201);

        decision(subject, "marketing", Map.of())
                .body("reason", equalTo("WITHDRAWN"), "allowed", equalTo(false))
                .body("withoutIt", hasItems("contract-performance", "accounting"))
                .body("compulsoryUnder", nullValue());
    }

    @Test
    @Clause({"7.6", "5.3"})
    void incompleteConsent_isToldEverythingAtOnce_andNothingIsRecorded() {
        SubjectRef subject = register("site");

        as("system:site")
                .body(consent(
                        subject, ago(1), "distribution", ",\"kind\":\"DISTRIBUTION\",\"presentation\":\"COMBINED\""))
                .post("/consents")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:tumar:problem:consent-stands-alone"))
                .body(
                        "violations.path",
                        hasItems(
                                "/presentation",
                                "/evidence",
                                "/actions",
                                "/conditions",
                                "/distribution",
                                "/textVersion",
                                "/language"));
        assertThat(reason(subject, "distribution")).isEqualTo("ACTION_OUTSIDE_PURPOSE");
    }

    @Test
    @Clause({"2.6.1", "8.4"})
    void withdrawalThatAContractLimits_takesEffectForTheRest_andSaysWhyNotForThese() {
        SubjectRef subject = register("crm");
        as("system:crm")
                .body(consent(subject, ago(30), "contract-performance", ""))
                .post("/consents")
                .then()
                .statusCode(201);
        Company.send(
                "crm",
                "company.crm.events",
                subject.value(),
                Company.claim("crm", "GroundEstablished", subject, ago(20), """
                {"groundId":"%s","ground":"contract","article":"kz.civil-code.whole","purposes":["contract-performance"],\
                "categories":["contact"],"subjectCategory":"client"}""".formatted(UUID.randomUUID())));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(history(subject)).contains("kz.tumar.GroundEstablished.v1"));

        as("system:crm")
                .body(saying(subject, ago(10), "contract-performance", ""))
                .post("/withdrawals")
                .then()
                .statusCode(201)
                .body("limited.categories", equalTo(List.of(List.of("contact"))))
                .body("limited.reason", equalTo(List.of("withdrawal-limit.unfulfilled-obligation")))
                .body("limited.ground", equalTo(List.of("contract")));

        assertThat(history(subject)).contains("kz.tumar.ConsentWithdrawn.v1", "kz.tumar.WithdrawalLimited.v1");
        assertThat(reason(subject, "contract-performance")).isEqualTo("GROUND_STANDS");
    }

    private static List<String> history(SubjectRef subject) {
        return as("dpo")
                .get("/subjects/" + subject + "/history")
                .then()
                .statusCode(200)
                .extract()
                .path("facts.type");
    }

    @Test
    @Clause("7.9")
    void termThatPassed_endsTheConsentByItself_andAnEndedAuthorityAsksThePersonAnew() {
        SubjectRef subject = register("site");
        as("system:site")
                .body(consent(subject, Instant.parse("2026-11-02T05:00:00Z"), "marketing", ",\"until\":\"2026-11-10\""))
                .post("/consents")
                .then()
                .statusCode(201);

        assertThat(reason(subject, "marketing")).isEqualTo("EXPIRED");
        await().atMost(SOON).untilAsserted(() -> assertThat(history(subject)).contains("kz.tumar.ConsentExpired.v1"));

        SubjectRef child = register("site");
        Map<String, String> authority = as("officer")
                .body(Map.of("subject", child.value(), "category", "consent-evidence", "text", "guardian"))
                .post("/sealed")
                .then()
                .extract()
                .path("");
        String represented = consent(child, Instant.parse("2026-11-02T05:00:00Z"), "marketing", "")
                .replace("{\"representation\":\"SELF\"}", """
                        {"representation":"REPRESENTATIVE","authority":{"sealedRef":"%s","commitment":"%s"},\
                        "authorityEnds":"2026-11-12"}""".formatted(
                                authority.get("sealedRef"), authority.get("commitment")));
        as("system:site").body(represented).post("/consents").then().statusCode(201);

        assertThat(reason(child, "marketing")).isEqualTo("AUTHORITY_ENDED");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(toAsk()).contains(child.value()).doesNotContain(subject.value()));
        as("system:site")
                .body(consent(child, ago(1), "marketing", ""))
                .post("/consents")
                .then()
                .statusCode(201);
        assertThat(toAsk()).doesNotContain(child.value());
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

    private static void give(String consent) {
        as("system:site").body(consent).post("/consents").then().statusCode(201);
    }

    private static List<String> toAsk() {
        return toAsk("marketing");
    }

    private static List<String> toAsk(String purpose) {
        return as("dpo")
                .queryParam("purpose", purpose)
                .get("/consents/to-ask-again")
                .then()
                .statusCode(200)
                .extract()
                .path("people.subject");
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

    @Test
    @Clause({"1.1.4", "1.1.9", "7.7"})
    void disclosure_isAskedRecordedMadeAndThePersonTold() {
        SubjectRef subject = register("crm");
        as("system:crm")
                .body(consent(subject, ago(30), "commercial-activity", "").replace("\"thirdPartyTransfer\":false", """
                        "thirdPartyTransfer":true,"recipients":["partner"]"""))
                .post("/consents")
                .then()
                .statusCode(201);

        String asked = """
                {"subject":"%s","kind":"PROVISION","recipient":"%s","purpose":"commercial-activity",\
                "categories":["contact"],"subjectCategory":"client"}""";
        as("system:crm")
                .body(asked.formatted(subject, "bank"))
                .post("/disclosures")
                .then()
                .statusCode(200)
                .body("allowed", equalTo(false), "reason", equalTo("RECIPIENT_NOT_CONSENTED"));
        String id = as("system:crm")
                .body(asked.formatted(subject, "partner"))
                .post("/disclosures")
                .then()
                .statusCode(200)
                .body("allowed", equalTo(true))
                .extract()
                .path("disclosureId");
        as("system:crm")
                .body(asked.formatted(subject, "iin990101399994"))
                .post("/disclosures")
                .then()
                .statusCode(422);
        Company.send(
                "crm",
                "company.crm.events",
                subject.value(),
                Company.claim("crm", "DisclosureMade", subject, ago(5), """
                {"kind":"PROVISION","recipient":"partner","purpose":"commercial-activity","categories":["contact"],\
                "subjectCategory":"client","disclosureId":"%s"}""".formatted(id)));

        await().atMost(SOON)
                .untilAsserted(() -> as("dpo")
                        .get("/disclosures/notices")
                        .then()
                        .statusCode(200)
                        .body("notices.id", hasItem(id)));
        assertThat(LocalDate.parse(
                        as("dpo").get("/disclosures/notices").path("notices.find { it.id == '" + id + "' }.noticeDue")))
                .as("ten working days")
                .isAfter(LocalDate.now(ZoneId.of("Asia/Almaty")).plusDays(11));
        assertThat(history(subject))
                .contains(
                        "kz.tumar.DisclosureDenied.v1",
                        "kz.tumar.DisclosurePermitted.v1",
                        "kz.tumar.DisclosureMade.v1");
        as("system:crm")
                .body(Map.of("channel", "e-mail"))
                .post("/disclosures/" + id + "/notice")
                .then()
                .statusCode(200);
        as("dpo")
                .get("/disclosures/notices")
                .then()
                .body("notices.findAll { it.id == '" + id + "' }.size()", equalTo(0));
        as("dpo")
                .get("/subjects/" + subject + "/disclosures")
                .then()
                .statusCode(200)
                .body("disclosures.notified", equalTo(List.of(true)));
    }

    @Test
    @Clause({"2.6.1", "8.4"})
    void withdrawal_reachesProcessorsAndRecipients_whoAreToldUntilTheySayThatTheyStopped() {
        SubjectRef crm = register("crm");
        SubjectRef site = register("site");
        as("officer")
                .body(Map.of("other", site.value()))
                .post("/subjects/" + crm + "/links")
                .then()
                .statusCode(200);
        as("system:crm")
                .body(consent(crm, ago(30), "commercial-activity", "").replace("\"thirdPartyTransfer\":false", """
                        "thirdPartyTransfer":true,"recipients":["partner","mailing"]"""))
                .post("/consents")
                .then()
                .statusCode(201);
        disclosed(crm, "PROVISION", "partner", "\"x\"");
        disclosed(crm, "STATE", "tax-authority", "\"article\":\"kz.tax-code.whole\",\"letter\":\"1-2\"");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(history(crm))
                        .filteredOn(type -> type.contains("DisclosureMade"))
                        .hasSize(2));

        as("system:site")
                .body(saying(site, ago(5), "commercial-activity", ""))
                .post("/withdrawals")
                .then()
                .statusCode(201);
        as("system:crm")
                .body(saying(crm, ago(4), "commercial-activity", ""))
                .post("/withdrawals")
                .then()
                .statusCode(201);

        List<Map<String, Object>> due = notices(site, crm);
        assertThat(due).extracting(notice -> notice.get("recipient")).containsExactlyInAnyOrder("partner", "mailing");
        assertThat(due)
                .allMatch(notice -> LocalDate.parse(String.valueOf(notice.get("due")))
                        .isAfter(LocalDate.now(ZoneId.of("Asia/Almaty")).plusDays(15)));
        String partner = due.stream()
                .filter(notice -> "partner".equals(notice.get("recipient")))
                .map(notice -> String.valueOf(notice.get("id")))
                .findFirst()
                .orElseThrow();
        for (int times = 1; times <= 2; times++) {
            answered(partner, "{\"channel\":\"e-mail\"}").statusCode(200).body("acknowledged", equalTo(false));
        }
        assertThat(notices(site, crm))
                .filteredOn(notice -> partner.equals(notice.get("id")))
                .singleElement()
                .satisfies(notice -> assertThat(notice.get("told")).isEqualTo(2));
        answered(partner, "{\"channel\":\"e-mail\",\"acknowledged\":true}")
                .statusCode(200)
                .body("acknowledged", equalTo(true));
        assertThat(notices(site, crm))
                .extracting(notice -> notice.get("recipient"))
                .containsExactly("mailing");
        answered(partner, "{\"channel\":\"iin990101399994\"}").statusCode(400);

        // What went out is learned only now.
        disclosed(crm, "PROVISION", "bank", "\"x\"");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(notices(site, crm))
                        .extracting(notice -> notice.get("recipient"))
                        .containsExactlyInAnyOrder("mailing", "bank"));
    }

    @Test
    @Clause({"2.6.1", "8.4"})
    void recipientWhoDoesNotAnswerInTime_isNamed_once() throws SQLException {
        SubjectRef subject = register("crm");
        disclosed(subject, "PROVISION", "partner", "\"x\"");
        await().atMost(SOON).untilAsserted(() -> assertThat(history(subject)).contains("kz.tumar.DisclosureMade.v1"));
        as("system:crm")
                .body(saying(subject, ago(1), "commercial-activity", ""))
                .post("/withdrawals")
                .then()
                .statusCode(201);
        assertThat(history(subject)).doesNotContain("kz.tumar.WithdrawalNoticeOverdue.v1");

        try (var connection = database.getConnection();
                var update = connection.prepareStatement(
                        "UPDATE withdrawal_notice SET due = current_date - 3 WHERE subject = ?")) {
            update.setString(1, subject.value());
            assertThat(update.executeUpdate()).isEqualTo(1);
        }

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(history(subject))
                        .filteredOn(type -> type.contains("WithdrawalNoticeOverdue"))
                        .hasSize(1));
        assertThat(notices(subject, subject))
                .singleElement()
                .satisfies(notice -> assertThat(notice.get("overdue")).isEqualTo(true));
    }

    private static void disclosed(SubjectRef subject, String kind, String recipient, String more) {
        String rest = more.equals("\"x\"") ? "" : "," + more;
        Company.send(
                "crm",
                "company.crm.events",
                subject.value(),
                Company.claim("crm", "DisclosureMade", subject, ago(20), """
                {"kind":"%s","recipient":"%s","purpose":"commercial-activity","categories":["contact"],\
                "subjectCategory":"client"%s}""".formatted(kind, recipient, rest)));
    }

    private static List<Map<String, Object>> notices(SubjectRef one, SubjectRef other) {
        List<Map<String, Object>> all = as("officer")
                .get("/withdrawals/notices")
                .then()
                .statusCode(200)
                .extract()
                .path("notices");
        return all.stream()
                .filter(notice -> List.of(one.value(), other.value()).contains(notice.get("subject")))
                .toList();
    }

    private static ValidatableResponse answered(String notice, String body) {
        return as("officer").body(body).post("/withdrawals/notices/" + notice).then();
    }

    @Test
    @Clause({"2.2", "1.1.11"})
    void whatAHolderDestroyed_leavesTheInventory_untilTheHolderHasItAgain() {
        SubjectRef subject = register("crm");
        held(subject, ago(5));
        await().atMost(SOON).untilAsserted(() -> assertThat(holdings(subject)).containsExactly("address", "contact"));

        Company.send(
                "retention-service",
                "tumar.retention",
                subject.value(),
                Company.stated("retention", "fact", "DestructionConfirmed", subject, ago(3), """
                {"orderId":"%s","holder":"crm","counts":[{"category":"contact","count":1}],"method":"deleted",\
                "doneAt":"%s"}""".formatted(
                                UUID.randomUUID(), ago(3))));
        await().atMost(SOON).untilAsserted(() -> assertThat(holdings(subject)).containsExactly("address"));

        held(subject, ago(1));
        await().atMost(SOON).untilAsserted(() -> assertThat(holdings(subject)).containsExactly("address", "contact"));
    }

    private static void held(SubjectRef subject, Instant at) {
        Company.send("crm", "company.crm.events", subject.value(), Company.claim("crm", "DataHeld", subject, at, """
                {"categories":["contact","address"],"subjectCategory":"client","provenance":"SUBJECT_WRITTEN",\
                "automated":true,"since":"2026-11-03"}"""));
    }

    private static List<String> holdings(SubjectRef subject) {
        return as("dpo")
                .get("/subjects/" + subject + "/holdings")
                .then()
                .extract()
                .path("holdings.category");
    }

    @Test
    @Clause({"2.2", "7.3", "7.5", "7.10"})
    void inventory_saysWhatEachHoldsSinceWhenAndFromWhere() {
        SubjectRef subject = register("crm");
        Company.send(
                "crm", "company.crm.events", subject.value(), Company.claim("crm", "DataHeld", subject, ago(5), """
                {"categories":["contact","address"],"subjectCategory":"client","provenance":"SUBJECT_WRITTEN",\
                "automated":true,"since":"2026-11-03"}"""));

        await().atMost(SOON)
                .untilAsserted(() -> as("dpo")
                        .get("/subjects/" + subject + "/holdings")
                        .then()
                        .statusCode(200)
                        .body("holdings.category", equalTo(List.of("address", "contact")))
                        .body("holdings[0].since", equalTo("2026-11-03"), "holdings[0].automated", equalTo(true)));
        as("dpo")
                .get("/inventory")
                .then()
                .statusCode(200)
                .body("stores.country", hasItem("KZ"), "stocks.system", hasItem("crm"));
    }

    @Test
    @Clause({"5.1", "3.2"})
    void formThatAsksTooMuch_isToldFieldByField() {
        as("system:site")
                .header("Accept-Language", "kk")
                .body("""
                {"purpose":"marketing","subjectCategory":"client","fields":[{"name":"e-mail","category":"contact"},\
                {"name":"iban","category":"bank-details"},{"name":"shoe-size"}]}""")
                .post("/collections/check")
                .then()
                .statusCode(200)
                .body("lawful", equalTo(false))
                .body("fields.treatment", equalTo(List.of("COLLECT", "REFUSE", "QUARANTINE")))
                .body("fields[0].title", equalTo("Мақсатқа қажет"));
    }

    @Test
    void forgedEvidence_isNoEvidence() {
        SubjectRef subject = register("site");
        SubjectRef other = register("site");
        Map<String, String> sealed = as("officer")
                .body(Map.of("subject", other.value(), "category", "consent-evidence", "text", "signature"))
                .post("/sealed")
                .then()
                .extract()
                .path("");
        String evidence = ",\"evidence\":{\"sealedRef\":\"%s\",\"commitment\":\"%s\"}";

        for (String forged : List.of(
                evidence.formatted(sealed.get("sealedRef"), sealed.get("commitment")),
                evidence.formatted(sealed.get("sealedRef"), "0".repeat(64)))) {
            as("system:site")
                    .body(consent(subject, ago(5), "marketing", forged))
                    .post("/consents")
                    .then()
                    .statusCode(404)
                    .body("violations.path", hasItem("/evidence"));
        }
    }

    @Test
    @Clause("7.8")
    void lowEntropyEvidence_cannotBeGuessedFromAnythingThatLeavesTheService() throws NoSuchAlgorithmException {
        SubjectRef subject = register("site");
        Map<String, String> sealed = as("officer")
                .body(Map.of("subject", subject.value(), "category", "consent-evidence", "text", "0007"))
                .post("/sealed")
                .then()
                .extract()
                .path("");
        as("system:site")
                .body(consent(
                        subject,
                        ago(5),
                        "marketing",
                        ",\"evidence\":{\"sealedRef\":\"%s\",\"commitment\":\"%s\"}"
                                .formatted(sealed.get("sealedRef"), sealed.get("commitment"))))
                .post("/consents")
                .then()
                .statusCode(201);

        String left = as("dpo").get("/subjects/" + subject + "/history").asString() + sealed;

        Set<String> digests = Pattern.compile("[0-9a-f]{64}")
                .matcher(left)
                .results()
                .map(MatchResult::group)
                .collect(Collectors.toSet());
        assertThat(digests).contains(sealed.get("commitment"));
        var sha256 = MessageDigest.getInstance("SHA-256");
        for (int guess = 0; guess < 10_000; guess++) {
            for (String prefix : List.of("", "tumar/commitment/v1", subject.value(), sealed.get("sealedRef"))) {
                byte[] value = (prefix + "%04d".formatted(guess)).getBytes(StandardCharsets.UTF_8);
                assertThat(digests).doesNotContain(HexFormat.of().formatHex(sha256.digest(value)));
            }
        }
    }

    @Test
    @Clause("8.4")
    void fastClock_doesNotLetAConsentOutliveTheWithdrawalThatFollows() {
        SubjectRef subject = register("site");
        as("system:site")
                .body(consent(subject, Instant.now().plus(4, ChronoUnit.MINUTES), "marketing", ""))
                .post("/consents")
                .then()
                .statusCode(201);
        assertThat(reason(subject, "marketing")).isEqualTo("CONSENT_GIVEN");

        as("system:crm")
                .body(saying(subject, Instant.now(), "marketing", ""))
                .post("/withdrawals")
                .then()
                .statusCode(201);

        assertThat(reason(subject, "marketing")).isEqualTo("WITHDRAWN");
    }

    @Test
    void givingAndWithdrawingAtOnce_isOneOrder_withBothRecorded() throws Exception {
        SubjectRef subject = register("site");
        Instant same = ago(1);
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 4; i++) {
            calls.add(() -> as("system:site")
                    .body(consent(subject, same, "marketing", ""))
                    .post("/consents")
                    .statusCode());
            calls.add(() -> as("system:crm")
                    .body(saying(subject, same, "marketing", ""))
                    .post("/withdrawals")
                    .statusCode());
        }
        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answered : together.invokeAll(calls)) {
                assertThat(answered.get()).isEqualTo(201);
            }
        }

        assertThat(reason(subject, "marketing")).isEqualTo("WITHDRAWN");
        assertThat(history(subject))
                .filteredOn(type -> type.contains("ConsentGiven"))
                .hasSize(4);
        assertThat(history(subject))
                .filteredOn(type -> type.contains("ConsentWithdrawn"))
                .hasSize(4);
    }

    @Test
    void unlinkingInTheMiddleOfAWithdrawal_leavesNoReferenceOut() throws Exception {
        SubjectRef site = register("site");
        SubjectRef crm = register("crm");
        as("officer")
                .body(Map.of("other", crm.value()))
                .post("/subjects/" + site + "/links")
                .then()
                .statusCode(200);
        as("system:crm")
                .body(consent(crm, ago(30), "marketing", ""))
                .post("/consents")
                .then()
                .statusCode(201);
        Instant said = ago(1);

        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            var withdrawn = together.submit(() -> as("system:site")
                    .body(saying(site, said, "marketing", ""))
                    .post("/withdrawals")
                    .statusCode());
            var unlinked = together.submit(() ->
                    as("officer").delete("/subjects/" + site + "/links/" + crm).statusCode());
            assertThat(withdrawn.get()).isEqualTo(201);
            assertThat(unlinked.get()).isEqualTo(200);
        }

        assertThat(reason(crm, "marketing")).isEqualTo("WITHDRAWN");
        assertThat(reason(site, "marketing")).isEqualTo("WITHDRAWN");
    }

    @Test
    void registration_isHandedOutOnlyWhenItIsPublished() throws Exception {
        register("site");
        try (var together = Executors.newVirtualThreadPerTaskExecutor();
                var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            holdTheRelay(connection);
            Future<SubjectRef> registering = together.submit(() -> register("site"));
            Thread.sleep(1_500);
            assertThat(registering.isDone()).isFalse();

            connection.rollback();

            SubjectRef subject = registering.get();
            assertThat(Company.everything("request-service", "tumar.consent"))
                    .anyMatch(fact -> fact.contains("SubjectRegistered") && fact.contains(subject.value()));
        }
    }

    private static void holdTheRelay(java.sql.Connection connection) throws SQLException {
        try (var lock = connection.prepareStatement("SELECT FROM delivery_lease FOR UPDATE")) {
            lock.executeQuery();
        }
    }

    @Test
    @Clause("4.1")
    void groundIdOfOnePerson_saysNothingAboutAnother_andEndingAnUnknownGroundEndsNothing() {
        SubjectRef one = register("crm");
        SubjectRef other = register("crm");
        String ground = UUID.randomUUID().toString();
        for (SubjectRef each : List.of(one, other)) {
            Company.send(
                    "crm",
                    "company.crm.events",
                    each.value(),
                    Company.claim("crm", "GroundEstablished", each, ago(20), """
                    {"groundId":"%s","ground":"contract","purposes":["contract-performance"],"categories":["contact"],\
                    "subjectCategory":"client"}""".formatted(ground)));
        }
        String ended = "{\"groundId\":\"%s\",\"endedOn\":\"2026-11-01\"}";
        Company.send(
                "crm",
                "company.crm.events",
                one.value(),
                Company.claim("crm", "GroundEnded", one, ago(10), ended.formatted(ground)));
        Company.send(
                "crm",
                "company.crm.events",
                other.value(),
                Company.claim("crm", "GroundEnded", other, ago(10), ended.formatted(UUID.randomUUID())));

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(reason(one, "contract-performance")).isEqualTo("EXPIRED");
            assertThat(history(other)).contains("kz.tumar.GroundEnded.v1");
        });
        assertThat(reason(other, "contract-performance")).isEqualTo("GROUND_STANDS");
    }

    @Test
    void tenThousandConsentsOfOnePerson_areAnsweredAtOnce() throws SQLException {
        SubjectRef subject = register("site");
        as("system:site")
                .body(consent(subject, ago(60), "marketing", ""))
                .post("/consents")
                .then()
                .statusCode(201);
        try (var connection = database.getConnection();
                var copies = connection.prepareStatement("""
                        INSERT INTO statement (subject, id, kind, at, name, purposes, categories, subject_category, shadowed)
                        SELECT subject, gen_random_uuid(), kind, at - make_interval(secs => n), gen_random_uuid()::text,
                            purposes, categories, subject_category, true
                        FROM statement, generate_series(1, 10000) n WHERE subject = ? AND kind = 'GIVEN'""")) {
            copies.setString(1, subject.value());
            assertThat(copies.executeUpdate()).isEqualTo(10_000);
        }
        as("system:site")
                .body(consent(subject, ago(1), "marketing", ""))
                .post("/consents")
                .then()
                .statusCode(201);
        reason(subject, "marketing");

        long before = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            assertThat(reason(subject, "marketing")).isEqualTo("CONSENT_GIVEN");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
        assertThat(standing(subject)).isEqualTo(1);
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(
                        "DELETE FROM statement WHERE subject = ? AND id NOT IN (SELECT id FROM history)")) {
            delete.setString(1, subject.value());
            delete.executeUpdate(); // no fact stands behind them
        }
    }

    @Test
    void tenThousandConsentsOfOnePerson_eachInOtherWords_areTakenAndAnswered() throws SQLException {
        SubjectRef subject = register("site");
        give(consent(subject, ago(60), "marketing", ""));
        try (var connection = database.getConnection();
                var others = connection.prepareStatement("""
                        INSERT INTO statement (subject, id, kind, at, name, purposes, categories, subject_category, until)
                        SELECT subject, gen_random_uuid(), kind, at - make_interval(secs => n), gen_random_uuid()::text,
                            purposes, categories, subject_category, current_date + n
                        FROM statement, generate_series(1, 10000) n WHERE subject = ? AND kind = 'GIVEN'""")) {
            others.setString(1, subject.value());
            assertThat(others.executeUpdate()).isEqualTo(10_000);
        }
        try {
            long before = System.nanoTime();
            for (int i = 0; i < 3; i++) {
                give(consent(subject, ago(3 - i), "marketing", ""));
                assertThat(reason(subject, "marketing")).isEqualTo("CONSENT_GIVEN");
                assertThat(decision(subject, "marketing", Map.of("action", "PROVIDE"))
                                .extract()
                                .<String>path("reason"))
                        .isNotEqualTo("CONSENT_GIVEN");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
            assertThat(standing(subject)).as("one of each wording").isEqualTo(10_001);
        } finally {
            try (var connection = database.getConnection();
                    var delete = connection.prepareStatement(
                            "DELETE FROM statement WHERE subject = ? AND id NOT IN (SELECT id FROM history)")) {
                delete.setString(1, subject.value());
                delete.executeUpdate(); // no fact stands behind them
            }
        }
    }

    @Test
    @Clause("8.1")
    void refusalByARepresentative_withAForgedAuthority_isRefused() {
        SubjectRef subject = register("site");
        SubjectRef other = register("site");
        Map<String, String> sealed = as("officer")
                .body(Map.of("subject", other.value(), "category", "consent-evidence", "text", "guardian"))
                .post("/sealed")
                .then()
                .extract()
                .path("");
        String authority = """
                {"representation":"REPRESENTATIVE","authority":{"sealedRef":"%s","commitment":"%s"},\
                "authorityEnds":"2030-01-01"}""".formatted(sealed.get("sealedRef"), sealed.get("commitment"));

        as("system:site")
                .body(saying(
                                subject,
                                ago(1),
                                "marketing",
                                ",\"subjectCategory\":\"client\",\"textHash\":\"" + TEXT + "\"")
                        .replace("{\"representation\":\"SELF\"}", authority))
                .post("/refusals")
                .then()
                .statusCode(404)
                .body("violations.path", hasItem("/actedBy/authority"));
    }

    @Test
    @Clause("2.4")
    void import_takesEveryKindOfRecord_andOneAtATime() throws Exception {
        String person = UUID.randomUUID().toString();
        String ground = UUID.randomUUID().toString();
        String known = "\"system\":\"crm\",\"localId\":\"" + person + "\",\"time\":\"2024-05-01T00:00:00Z\"";
        String acted =
                "\"subjectCategory\":\"client\",\"channel\":\"web-form\",\"actedBy\":{\"representation\":\"SELF\"}";
        String file = String.join(
                "\n",
                "{\"record\":\"subject\"," + known + "}",
                legacy("crm", person, "marketing", "false"),
                "{\"record\":\"ground\"," + known + ",\"data\":{\"groundId\":\"" + ground
                        + "\",\"ground\":\"contract\",\"purposes\":[\"contract-performance\"],"
                        + "\"categories\":[\"contact\"],\"subjectCategory\":\"client\"}}",
                "{\"record\":\"refusal\"," + known + ",\"data\":{\"purpose\":\"commercial-activity\"," + acted
                        + ",\"textHash\":\"" + TEXT + "\"}}",
                "{\"record\":\"withdrawal\"," + known.replace("2024", "2025")
                        + ",\"data\":{\"purpose\":\"marketing\",\"channel\":\"web-form\",\"actedBy\":{\"representation\":"
                        + "\"SELF\"}}}",
                "{\"record\":\"link\"," + known + ",\"other\":{\"system\":\"crm\",\"localId\":\"" + person + "\"}}");
        String run = UUID.randomUUID().toString();
        posted(run, file, "?dryRun=true").body("refusedLines.line", equalTo(List.of(6)));

        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = new ArrayList<Callable<Integer>>();
            for (int i = 0; i < 4; i++) {
                calls.add(() -> imported(run, file).statusCode());
            }
            var statuses = new ArrayList<Integer>();
            for (Future<Integer> each : together.invokeAll(calls)) {
                statuses.add(each.get());
            }
            assertThat(statuses).contains(200).allMatch(status -> status == 200 || status == 409);
        }

        as("dpo").get("/imports/" + run).then().body("next", equalTo(7), "accepted", equalTo(5), "refused", equalTo(1));
        SubjectRef subject = new SubjectRef(as("system:crm")
                .body(Map.of("localId", person))
                .post("/subjects")
                .then()
                .extract()
                .path("subject"));
        assertThat(reason(subject, "contract-performance")).isEqualTo("GROUND_STANDS");
        assertThat(reason(subject, "commercial-activity")).isEqualTo("REFUSED");
        assertThat(reason(subject, "marketing")).isEqualTo("WITHDRAWN");
        assertThat(history(subject)).doesNotHaveDuplicates().hasSize(5);
    }

    private int standing(SubjectRef subject) throws SQLException {
        try (var connection = database.getConnection();
                var count = connection.prepareStatement(
                        "SELECT count(*) FROM statement WHERE subject = ? AND kind = 'GIVEN' AND NOT shadowed")) {
            count.setString(1, subject.value());
            try (var row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }

    @Test
    @Clause("2.4")
    void import_isTriedDry_resumed_andReportsEveryRefusedLine() {
        String person = UUID.randomUUID().toString();
        var lines = new ArrayList<String>();
        lines.add("{\"record\":\"subject\",\"system\":\"site\",\"localId\":\"" + person + "\"}");
        lines.add("{\"record\":\"link\",\"system\":\"site\",\"localId\":\"" + person
                + "\",\"other\":{\"system\":\"crm\",\"localId\":\"" + person + "\"}}");
        lines.add(legacy("site", person, "marketing", "false"));
        lines.add(legacy("site", person, "commercial-activity", "true"));
        lines.add(legacy("fax", person, "marketing", "false"));
        lines.add("no json");
        lines.add("{\"record\":\"holding\",\"system\":\"crm\",\"localId\":\"" + person
                + "\",\"time\":\"2024-05-01T00:00:00Z\",\"data\":{\"categories\":[\"contact\"],\"subjectCategory\":"
                + "\"client\",\"provenance\":\"SUBJECT_WRITTEN\",\"automated\":true,\"since\":\"2024-05-01\"}}");
        String file = String.join("\n", lines);
        String run = UUID.randomUUID().toString();

        posted(run, file, "?dryRun=true")
                .body("run.accepted", equalTo(4), "run.refused", equalTo(3))
                .body("refusedLines.line", equalTo(List.of(5, 6, 4)));
        as("dpo").get("/imports/" + run).then().statusCode(404);

        posted(run, String.join("\n", lines.subList(0, 3)), "")
                .body("run.next", equalTo(4), "run.accepted", equalTo(3));
        posted(run, file, "").body("run.next", equalTo(8), "run.accepted", equalTo(4), "run.refused", equalTo(3));
        posted(run, file, "").body("run.next", equalTo(8), "run.accepted", equalTo(4));

        as("dpo")
                .get("/imports/" + run + "/refused")
                .then()
                .statusCode(200)
                .body("lines.line", equalTo(List.of(4, 5, 6)))
                .body("lines[0].problem", equalTo("CONSENT_INCOMPLETE"));
        SubjectRef crm = new SubjectRef(as("system:crm")
                .body(Map.of("localId", person))
                .post("/subjects")
                .then()
                .statusCode(200)
                .extract()
                .path("subject"));
        assertThat(reason(crm, "marketing")).isEqualTo("CONSENT_GIVEN");
        String facts = as("dpo").get("/subjects/" + crm + "/history").asString();
        assertThat(facts).containsOnlyOnce("\"origin\":\"LEGACY\"").doesNotContain(person);
    }

    private static ValidatableResponse posted(String run, String file, String query) {
        return imported(run + query, file).then().statusCode(200);
    }

    private static Response imported(String run, String file) {
        var asText = EncoderConfig.encoderConfig().encodeContentTypeAs("application/x-ndjson", ContentType.TEXT);
        return as("dpo")
                .config(RestAssured.config().encoderConfig(asText))
                .contentType("application/x-ndjson")
                .body(file)
                .post("/imports/" + run);
    }

    private static String legacy(String system, String localId, String purpose, String thirdParty) {
        return """
                {"record":"consent","system":"%s","localId":"%s","time":"2024-05-01T00:00:00Z","data":{"purpose":"%s",\
                "categories":["contact"],"subjectCategory":"client","channel":"web-form","actedBy":{"representation":\
                "SELF"},"textHash":"%s","thirdPartyTransfer":%s,"crossBorderTransfer":false,"distribution":false}}""".formatted(system, localId, purpose, TEXT, thirdParty);
    }

    @Test
    @Clause("7.4")
    void employeeWithoutTheDuty_isDeniedWhatThePersonAllowed() {
        SubjectRef subject = register("site");
        SubjectRef employee = register("crm");
        as("system:site")
                .body(consent(subject, ago(5), "marketing", ""))
                .post("/consents")
                .then()
                .statusCode(201);

        decision(subject, "marketing", Map.of("employee", employee.value())).body("reason", equalTo("NOT_A_DUTY"));
        as("dpo").body("""
                {"duty":"client-service","orderNumber":"12-K","orderDate":"2026-11-01","from":"2026-11-01"}""").post("/employees/" + employee + "/duties").then().statusCode(200);

        decision(subject, "marketing", Map.of("employee", employee.value())).body("reason", equalTo("CONSENT_GIVEN"));
    }

    @Test
    @Clause("7.2")
    void observingSystem_isToldWhatWouldBeDenied_untilAnOrderMakesItEnforce() {
        SubjectRef subject = register("site");
        assertThat(asked(subject)).containsEntry("allowed", true).containsEntry("wouldDeny", true);

        as("officer")
                .body("{}")
                .post("/systems/telegram-bot/enforcement")
                .then()
                .statusCode(403);
        as("dpo")
                .body("{\"orderNumber\":\"12-K\"}")
                .post("/systems/telegram-bot/enforcement")
                .then()
                .statusCode(400);
        as("dpo")
                .body("{\"orderNumber\":\"12-K\",\"orderDate\":\"2026-11-20\"}")
                .post("/systems/telegram-bot/enforcement")
                .then()
                .statusCode(200)
                .body("mode", equalTo("ENFORCE"));

        await().atMost(SOON)
                .untilAsserted(() -> assertThat(asked(subject))
                        .containsEntry("allowed", false)
                        .doesNotContainKey("wouldDeny"));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Company.everything("request-service", "tumar.consent"))
                        .anyMatch(fact -> fact.contains("kz.tumar.SystemEnforced.v1") && fact.contains("12-K")));
    }

    private static Map<String, Object> asked(SubjectRef subject) {
        return as("system:telegram-bot")
                .queryParams(Map.of("subject", subject.value(), "purpose", "marketing", "category", "contact"))
                .queryParam("subjectCategory", "client")
                .get("/decisions")
                .then()
                .statusCode(200)
                .extract()
                .path("");
    }

    @Test
    @Clause("5.1")
    void everyNo_isCountedByTheHourAndStatedOnce() throws SQLException {
        SubjectRef subject = register("site");
        for (int i = 0; i < 3; i++) {
            assertThat(reason(subject, "biometric-identification")).isEqualTo("CATEGORY_OUTSIDE_PURPOSE");
        }
        await().atMost(SOON).until(() -> moved() == 1);

        await().atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(Company.everything("request-service", "tumar.consent"))
                        .filteredOn(fact -> fact.contains("kz.tumar.ProcessingDenied.v1")
                                && fact.contains("biometric-identification")
                                && fact.contains("category-outside-purpose")
                                && fact.contains("\"count\":3"))
                        .hasSize(1));
    }

    /// Pretends that the hour of these noes is over.
    private int moved() throws SQLException {
        try (var connection = database.getConnection();
                var update = connection.prepareStatement("""
                        UPDATE denial SET hour = hour - interval '2 hours'
                        WHERE purpose = 'biometric-identification' AND count = 3""")) {
            return update.executeUpdate();
        }
    }

    @Test
    void manyQuestions_areAnsweredInTheirOrderAndTheirLanguage() {
        SubjectRef subject = register("site");
        String one =
                "{\"subject\":\"%s\",\"purpose\":\"marketing\",\"category\":\"contact\",\"subjectCategory\":\"client\"}"
                        .formatted(subject);

        for (var said : Map.of("kk", "Негіз жоқ", "ru", "Нет основания", "en", "There is no ground")
                .entrySet()) {
            as("system:crm")
                    .header("Accept-Language", said.getKey())
                    .body("{\"questions\":[" + String.join(",", java.util.Collections.nCopies(1_000, one)) + "]}")
                    .post("/decisions")
                    .then()
                    .statusCode(200)
                    .body("decisions.size()", equalTo(1_000), "decisions[999].title", equalTo(said.getValue()));
        }
    }
}
