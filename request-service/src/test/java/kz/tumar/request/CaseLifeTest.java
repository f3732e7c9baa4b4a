package kz.tumar.request;

import static kz.tumar.request.Others.act;
import static kz.tumar.request.Others.awaitCase;
import static kz.tumar.request.Others.claim;
import static kz.tumar.request.Others.facts;
import static kz.tumar.request.Running.SOON;
import static kz.tumar.request.Running.as;
import static kz.tumar.request.Running.known;
import static kz.tumar.request.Running.stated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What becomes of cases besides their answer, on the real broker and database.
@QuarkusTest
@QuarkusTestResource(RequestStack.class)
class CaseLifeTest {
    @BeforeEach
    void untilReady() throws IOException {
        Running.untilReady();
    }

    private static String filing(String kind, String more) {
        return """
                {"kind":"%s","channel":"web-form","actedBy":{"representation":"SELF"}%s}""".formatted(kind, more);
    }

    @Test
    @Clause("8.4")
    void withdrawal_isAnsweredWhenConsentServiceSaysThatItTookEffect() {
        SubjectRef subject = known("site");
        claim("site", "SubjectRequestFiled", subject, filing("WITHDRAWAL", ",\"purposes\":[\"marketing\"]"));
        String caseId = awaitCase(subject);
        await().atMost(SOON).until(() -> !facts("SubjectRequestFiled", subject).isEmpty());
        String filed = facts("SubjectRequestFiled", subject).getFirst();
        String cause = "/tumar/request/" + filed.replaceAll("^.*?\"id\":\"([^\"]+)\".*$", "$1");

        String event = Company.stated(
                "consent", "fact", "ConsentWithdrawn", subject, Running.earlier(), """
                {"system":"site","purpose":"marketing","channel":"web-form",\
                "actedBy":{"representation":"SELF"},"saidBy":"%s"}""".formatted(subject));
        Company.send(
                "consent-service",
                "tumar.consent",
                subject.value(),
                event.replaceAll("\"causationid\":\"[^\"]+\"", "\"causationid\":\"" + cause + "\""));

        await().atMost(SOON)
                .untilAsserted(() -> as("officer")
                        .get("/requests/" + caseId)
                        .then()
                        .body("state", equalTo("ANSWERED"), "facts.type", hasItem("WithdrawalEffected")));
    }

    @Test
    @Clause("8.2")
    void disclosureDuringABlock_raisesAnAlarmInTheCase() {
        SubjectRef subject = known("site");
        claim("site", "SubjectRequestFiled", subject, filing("BLOCKING", ",\"reason\":\"inaccuracy.outdated\""));
        String caseId = awaitCase(subject);

        stated("DisclosureMade", subject, """
                {"disclosureId":"%s","system":"crm","kind":"PROVISION","recipient":"bank",\
                "purpose":"marketing","categories":["contact"],"subjectCategory":"client"}""".formatted(UUID.randomUUID()));

        await().atMost(SOON)
                .untilAsserted(() -> as("officer")
                        .get("/requests/" + caseId)
                        .then()
                        .body("block.alarms.alarm", hasItem("DISCLOSURE_MADE")));
    }

    @Test
    @Clause({"8.2", "8.3"})
    void questionOfASystemDuringABlock_raisesAnAlarmInTheCaseThatBlocks() {
        SubjectRef subject = known("site");
        claim(
                "site",
                "SubjectRequestFiled",
                subject,
                filing(
                        "UNLAWFUL_PROCESSING",
                        ",\"categories\":[\"contact\"],\"reason\":\"inaccuracy.illegally-obtained\""));
        String caseId = awaitCase(subject);
        await().atMost(SOON).until(() -> !facts("ProcessingBlocked", subject).isEmpty());
        String block = facts("ProcessingBlocked", subject).getFirst();

        stated("BlockedProcessingAsked", subject, """
                {"system":"crm","purpose":"marketing","action":"USE","block":"%s","day":"2026-11-23",\
                "enforced":true}""".formatted(block.replaceAll("^.*?\"id\":\"([^\"]+)\".*$", "$1")));

        await().atMost(SOON)
                .untilAsserted(() -> as("dpo")
                        .get("/requests/" + caseId)
                        .then()
                        .body(
                                "block.alarms.alarm",
                                hasItem("DECISION_ASKED"),
                                "block.alarms.system",
                                hasItem("crm"),
                                "block.alarms.purpose",
                                hasItem("marketing")));
        as("dpo").get("/alarms").then().statusCode(200).body("alarms.caseId", hasItem(caseId));
        as("system:crm").get("/alarms").then().statusCode(403);
    }

    @Test
    @Clause("8.1")
    void bouncedRefusal_reopens_andALikeDecisionStandsBesideTheNext() {
        SubjectRef subject = known("site");
        claim("site", "SubjectRequestFiled", subject, filing("DESTRUCTION", ",\"reason\":\"inaccuracy.outdated\""));
        String caseId = awaitCase(subject);
        act(caseId, "refusal", Map.of("reason", "refusal.lawful-ground", "article", "policy.8.4"))
                .statusCode(200)
                .body("state", equalTo("REFUSED"), "block.standing", equalTo(false));
        as("officer")
                .queryParam("kind", "DESTRUCTION")
                .queryParam("reason", "refusal.lawful-ground")
                .get("/earlier-decisions")
                .then()
                .statusCode(200)
                .body("decisions.caseId", hasItem(caseId));

        act(caseId, "failed-delivery", Map.of("reason", "delivery-failure.returned"))
                .statusCode(200)
                .body("state", equalTo("OPEN"));
    }

    @Test
    @Clause("8.2")
    void waiver_needsTheDpoAndAnOrder_andManyBlocksOfOnePersonShow() {
        SubjectRef subject = known("site");
        for (int i = 0; i < 3; i++) {
            claim("site", "SubjectRequestFiled", subject, filing("RECTIFICATION", ""));
        }
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Others.cases(subject)).hasSize(3));
        String caseId = Others.cases(subject).getFirst();
        as("officer").get("/requests/" + caseId).then().body("manyBlocks.blocks", equalTo(3));

        String proposal = act(
                        caseId,
                        "block-waivers",
                        Map.of("reason", "block-waiver.statutory-duty", "passages", List.of("passage.payroll-tax")))
                .statusCode(200)
                .body("proposals", hasSize(1))
                .extract()
                .path("proposals[0].proposal");
        String path = "/requests/" + caseId + "/block-waivers/" + proposal + "/approval";
        as("officer")
                .header("If-Match", "*")
                .body(Map.of("order", "17-P"))
                .post(path)
                .then()
                .statusCode(403);
        as("dpo").header("If-Match", "*").body(Map.of()).post(path).then().statusCode(400);
        as("dpo")
                .header("If-Match", "*")
                .body(Map.of("order", "17-P"))
                .post(path)
                .then()
                .statusCode(200)
                .body("block.passes", hasItem("passage.payroll-tax"), "block.standing", equalTo(true));
    }

    @Test
    @Clause("2.6.2")
    void requestOnTheWrongPerson_continuesWithTheRightOne_asTwoPersonsAgree() {
        SubjectRef wrong = known("site");
        SubjectRef right = known("crm");
        claim("site", "SubjectRequestFiled", wrong, filing("RECTIFICATION", ""));
        String caseId = awaitCase(wrong);
        String fact = as("officer").get("/requests/" + caseId).then().extract().path("facts[0].id");
        String proposal = act(
                        caseId,
                        "corrections",
                        Map.of(
                                "fact",
                                fact,
                                "change",
                                "SUBJECT",
                                "subject",
                                right.value(),
                                "reason",
                                "correction.wrong-subject"))
                .statusCode(200)
                .body("state", equalTo("OPEN"))
                .extract()
                .path("proposals[0].proposal");
        as("dpo")
                .header("If-Match", "*")
                .body(Map.of())
                .post("/requests/" + caseId + "/corrections/" + proposal + "/approval")
                .then()
                .statusCode(200)
                .body("state", equalTo("ANNULLED"), "block.standing", equalTo(false));

        String continued = awaitCase(right);
        as("officer").get("/requests/" + continued).then().body("block.standing", equalTo(true));
    }

    @Test
    @Clause("7.8")
    void breach_isDueInOneWorkingDay_andClosedByTheNotice() {
        String caseId = as("dpo")
                .body(Map.of("nature", "breach.loss", "categories", List.of("contact")))
                .post("/breaches")
                .then()
                .statusCode(201)
                .body("light", equalTo("AMBER"))
                .extract()
                .path("caseId");
        as("officer").get("/breaches").then().body("breaches.caseId", hasItem(caseId));
        as("dpo")
                .header("If-Match", "\"7\"")
                .body(Map.of("measures", List.of("breach-measure.access-closed")))
                .post("/breaches/" + caseId + "/notice")
                .then()
                .statusCode(412);
        as("dpo")
                .header("If-Match", "\"1\"")
                .body(Map.of("letter", "12-3/4", "measures", List.of("breach-measure.access-closed")))
                .post("/breaches/" + caseId + "/notice")
                .then()
                .statusCode(200)
                .body("light", equalTo("GREEN"));
    }

    @Test
    @Clause("7.8")
    void breachOfWhichTheAuthorityWasNotTold_isLate_andStaysSoWhenItIsToldAfterAll() {
        String caseId = as("dpo")
                .body(Map.of("nature", "breach.loss", "discoveredAt", "2026-03-10T05:00:00Z"))
                .post("/breaches")
                .then()
                .statusCode(201)
                .body("due", equalTo("2026-03-11"), "light", equalTo("RED"))
                .extract()
                .path("caseId");

        await().atMost(SOON)
                .untilAsserted(() -> as("dpo").get("/breaches/" + caseId).then().body("missed", equalTo(true)));
        as("dpo")
                .header("If-Match", "*")
                .body(Map.of("measures", List.of("breach-measure.access-closed")))
                .post("/breaches/" + caseId + "/notice")
                .then()
                .statusCode(200)
                .body("missed", equalTo(true), "light", equalTo("GREEN"));
    }
}
