package kz.tumar.consent;

import static io.restassured.RestAssured.given;
import static kz.tumar.consent.Calls.CONSENT;
import static kz.tumar.consent.Calls.as;
import static kz.tumar.consent.Calls.decision;
import static kz.tumar.consent.Calls.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(ConsentStack.class)
class ConsentJourneyTest {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String WITHDRAWAL = """
            {"purpose":"marketing","channel":"web-form","actedBy":{"representation":"SELF"}}""";

    private final Instant earlier = Instant.now().minus(2, ChronoUnit.HOURS).truncatedTo(ChronoUnit.MILLIS);

    @BeforeEach
    void untilReady() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    private static String reason(SubjectRef subject) {
        return as("system:crm")
                .queryParam("subject", subject.value())
                .queryParam("purpose", "marketing")
                .queryParam("category", "contact")
                .queryParam("subjectCategory", "client")
                .get("/decisions")
                .then()
                .statusCode(200)
                .extract()
                .path("reason");
    }

    static void awaitReason(SubjectRef subject, String reason) {
        await().atMost(SOON).untilAsserted(() -> assertThat(reason(subject)).isEqualTo(reason));
    }

    private static void claim(String system, String type, SubjectRef subject, Instant at, String data) {
        Company.send(
                system,
                "company." + system + ".events",
                subject.value(),
                Company.claim(system, type, subject, at, data));
    }

    @Test
    @Clause({"7.2", "8.4"})
    void consentAtTheSite_withdrawnAtTheBot_bindsEveryLinkedReferenceEvenAfterUnlinking() {
        SubjectRef site = register("site");
        SubjectRef crm = register("crm");
        assertThat(reason(crm)).isEqualTo("NO_GROUND");
        as("officer")
                .body(Map.of("other", crm.value()))
                .post("/subjects/" + site + "/links")
                .then()
                .statusCode(200);

        claim("site", "ConsentGiven", site, earlier, CONSENT);
        awaitReason(crm, "CONSENT_GIVEN");
        awaitReason(site, "CONSENT_GIVEN");

        claim("telegram-bot", "ConsentWithdrawn", crm, earlier.plusSeconds(60), WITHDRAWAL);
        awaitReason(site, "WITHDRAWN");
        awaitReason(crm, "WITHDRAWN");

        as("officer").delete("/subjects/" + site + "/links/" + crm).then().statusCode(200);
        assertThat(reason(site)).isEqualTo("WITHDRAWN");
        assertThat(reason(crm)).isEqualTo("WITHDRAWN");
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Company.everything("request-service", "tumar.consent"))
                        .filteredOn(fact -> fact.contains("kz.tumar.ConsentWithdrawn.v1")
                                && fact.contains("\"saidBy\":\"" + crm + "\""))
                        .hasSize(2));
        List<String> types = as("dpo")
                .get("/subjects/" + site + "/history?limit=2")
                .then()
                .statusCode(200)
                .extract()
                .path("facts.type");
        assertThat(types).containsExactly("kz.tumar.SubjectRegistered.v1", "kz.tumar.SubjectsLinked.v1");
    }

    @Test
    @Clause({"8.2", "8.3", "8.4"})
    void blockAndDestructionStatedByOthers_reachDecisions_andWhoAsksDuringTheBlockIsToldOfOnce() {
        SubjectRef subject = register("site");
        claim("site", "ConsentGiven", subject, earlier, CONSENT);
        awaitReason(subject, "CONSENT_GIVEN");

        String block = UUID.randomUUID().toString();
        String blocked = """
                {"blockId":"%s","caseId":"%s","kind":"RECTIFICATION","categories":[],"reviewOn":"2026-12-30"}""".formatted(block, UUID.randomUUID());
        state("request", "tumar.request", "ProcessingBlocked", subject, blocked);
        awaitReason(subject, "BLOCKED");
        assertThat(reason(subject)).as("asked once more").isEqualTo("BLOCKED");
        await().atMost(SOON).untilAsserted(() -> assertThat(alarms(subject)).hasSize(1));
        assertThat(alarms(subject).getFirst())
                .as("which block: its fact, as every answer names it")
                .contains("\"system\":\"crm\"", "\"purpose\":\"marketing\"", "\"block\":\"" + because(subject));

        String unblocked = "{\"blockId\":\"%s\",\"caseId\":\"%s\",\"reason\":\"inaccuracy.outdated\"}"
                .formatted(block, UUID.randomUUID());
        state("request", "tumar.request", "ProcessingUnblocked", subject, unblocked);
        awaitReason(subject, "CONSENT_GIVEN");

        String ordered = """
                {"orderId":"%s","revision":1,"categories":["contact"],"holders":["crm"],\
                "due":"2026-12-30T00:00:00Z","currentTo":[]}""".formatted(UUID.randomUUID());
        state("retention", "tumar.retention", "DestructionOrdered", subject, ordered);
        awaitReason(subject, "DESTROYED");
    }

    @Test
    @Clause("8.1")
    void applicantWhomNobodyKnowsYet_getsTheReferenceThatRequestServiceMade_andCanBeLinked() {
        SubjectRef known = register("site");
        var digits = new byte[25];
        new java.util.Random().nextBytes(digits);
        for (int i = 0; i < digits.length; i++) {
            digits[i] = (byte) (digits[i] & 31);
        }
        SubjectRef applicant = SubjectRef.issue(digits);
        Map<String, String> link = Map.of("other", applicant.value());
        as("officer")
                .body(link)
                .post("/subjects/" + known + "/links")
                .then()
                .statusCode(org.hamcrest.Matchers.greaterThanOrEqualTo(400));

        state("request", "tumar.request", "ApplicantRegistered", applicant, "{\"channel\":\"web-form\"}");

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThat(Company.everything("request-service", "tumar.consent"))
                        .anyMatch(fact -> fact.contains("kz.tumar.SubjectRegistered.v1")
                                && fact.contains(applicant.value())
                                && fact.contains("\"system\":\"request-service\"")));
        as("officer").body(link).post("/subjects/" + known + "/links").then().statusCode(200);
    }

    private static List<String> alarms(SubjectRef subject) {
        return Company.everything("request-service", "tumar.consent").stream()
                .filter(fact -> fact.contains("kz.tumar.BlockedProcessingAsked.v1") && fact.contains(subject.value()))
                .toList();
    }

    private static String because(SubjectRef subject) {
        return decision(subject, "marketing", Map.of()).extract().path("facts[0]");
    }

    private void state(String service, String topic, String type, SubjectRef subject, String data) {
        Company.send(
                service + "-service",
                topic,
                subject.value(),
                Company.stated(service, "fact", type, subject, earlier.plusSeconds(300), data));
    }

    @Test
    @Clause({"1.1.11", "8.4"})
    void sealedProof_opensForAReasonUntilItsDestructionIsOrdered() {
        SubjectRef subject = register("site");
        String sealed = as("system:site")
                .body(Map.of("subject", subject.value(), "category", "consent-evidence", "text", "signed here"))
                .post("/sealed")
                .then()
                .statusCode(201)
                .extract()
                .path("sealedRef");
        String value = as("officer")
                .body(Map.of("reason", "reveal.verify-identity"))
                .post("/sealed/" + sealed + "/reveal")
                .then()
                .statusCode(200)
                .extract()
                .path("value");
        assertThat(new String(java.util.Base64.getDecoder().decode(value), java.nio.charset.StandardCharsets.UTF_8))
                .isEqualTo("signed here");

        String order = UUID.randomUUID().toString();
        destroy(subject, order, 2);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(Company.everything("retention-service", "company.consent-service.events"))
                                .anySatisfy(answer -> assertThat(answer)
                                        .contains(
                                                "kz.tumar.CommandDone.v1",
                                                order,
                                                "\"category\":\"consent-evidence\",\"count\":1")));
        as("officer")
                .body(Map.of("reason", "reveal.verify-identity"))
                .post("/sealed/" + sealed + "/reveal")
                .then()
                .statusCode(410)
                .contentType("application/problem+json");
        as("system:site")
                .body(Map.of("reason", "reveal.verify-identity"))
                .post("/sealed/" + sealed + "/reveal")
                .then()
                .statusCode(403)
                .contentType("application/problem+json");
    }

    private static void destroy(SubjectRef subject, String order, int revision) {
        String data = """
                {"orderId":"%s","revision":%d,"categories":["consent-evidence","subject-identifiers"],\
                "due":"2026-12-30T00:00:00Z","confirm":["COUNTS","METHOD","TIME"]}""".formatted(order, revision);
        Company.send(
                "retention-service",
                "company.consent-service.commands",
                subject.value(),
                Company.stated("retention", "command", "DestroyData", subject, Instant.now(), data));
    }

    @Test
    void sameLocalId_askedForByManyAtOnce_getsOneReference() throws Exception {
        String localId = UUID.randomUUID().toString();
        Callable<String> ask = () -> as("system:crm")
                .body(Map.of("subjects", List.of(Map.of("localId", localId), Map.of("localId", localId + "x"))))
                .post("/subjects/bulk")
                .then()
                .statusCode(200)
                .extract()
                .path("subjects[0].subject");
        try (var threads = Executors.newFixedThreadPool(6)) {
            var answers = threads.invokeAll(java.util.Collections.nCopies(12, ask));
            String first = answers.getFirst().get();
            for (var answer : answers) {
                assertThat(answer.get()).isEqualTo(first);
            }
            assertThat(as("system:site")
                            .body(Map.of("localId", localId))
                            .post("/subjects")
                            .<String>path("subject"))
                    .isNotEqualTo(first);
        }
    }

    @Test
    @Clause({"3.2", "5.4", "5.3", "7.6", "3.4"})
    void claimsThatThePolicyDoesNotProvideFor_areRefusedWithTheirReason() {
        SubjectRef subject = register("site");
        assertThat(refusal("site", "ConsentGiven", subject, CONSENT.replace("marketing", "resale")))
                .isEqualTo("urn:tumar:problem:unknown-purpose");
        assertThat(refusal("site", "ConsentGiven", subject, CONSENT.replace("full-name", "bank-details")))
                .isEqualTo("urn:tumar:problem:category-outside-purpose");
        assertThat(refusal("site", "ConsentGiven", subject, CONSENT.replace("full-name", "shoe-size")))
                .isEqualTo("urn:tumar:problem:unknown-category");
        assertThat(refusal("site", "ConsentGiven", subject, CONSENT.replace("client", "employee")))
                .isEqualTo("urn:tumar:problem:subject-category-outside-purpose");
        assertThat(refusal(
                        "site",
                        "ConsentGiven",
                        subject,
                        CONSENT.replace("\"distribution\":false", "\"distribution\":true")))
                .isEqualTo("urn:tumar:problem:consent-stands-alone");
        assertThat(refusal("crm", "ConsentGiven", subject, CONSENT.replace("marketing", "recruitment")))
                .isEqualTo("urn:tumar:problem:claim-not-allowed");
        var digits = new byte[25];
        new java.util.Random().nextBytes(digits);
        for (int i = 0; i < digits.length; i++) {
            digits[i] &= 31;
        }
        assertThat(refusal("site", "ConsentGiven", SubjectRef.issue(digits), CONSENT))
                .isEqualTo("urn:tumar:problem:unknown-subject");
    }

    private String refusal(String system, String type, SubjectRef subject, String data) {
        return as("system:" + system)
                .body(Company.claim(system, type, subject, earlier, data))
                .post("/events")
                .then()
                .contentType("application/problem+json")
                .extract()
                .path("type");
    }
}
