package kz.tumar.request;

import static io.restassured.RestAssured.given;
import static kz.tumar.request.Others.act;
import static kz.tumar.request.Others.awaitCase;
import static kz.tumar.request.Others.cases;
import static kz.tumar.request.Others.claim;
import static kz.tumar.request.Others.commands;
import static kz.tumar.request.Others.facts;
import static kz.tumar.request.Running.SOON;
import static kz.tumar.request.Running.as;
import static kz.tumar.request.Running.config;
import static kz.tumar.request.Running.known;
import static kz.tumar.request.Running.registered;
import static kz.tumar.request.Running.seal;
import static kz.tumar.request.Running.stated;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(RequestStack.class)
class RequestJourneyTest {
    private static final List<String> SYSTEMS = List.of("site", "telegram-bot", "crm", "hr", "accounting");

    private final Instant earlier = Running.earlier();

    @BeforeEach
    void untilReady() throws IOException {
        Running.untilReady();
    }

    private void link(SubjectRef one, SubjectRef other) {
        stated("SubjectsLinked", one, """
                {"other":"%s","actor":{"kind":"SERVICE"}}""".formatted(other));
    }

    private static String filing(String kind) {
        return """
                {"kind":"%s","channel":"web-form","actedBy":{"representation":"SELF"},\
                "reason":"inaccuracy.inaccurate"}""".formatted(kind);
    }

    @Test
    @Clause("8.2")
    void wrongData_isBlockedInEverySystemUnderEveryReference_thenDocumented_rectified_andFree() {
        SubjectRef site = registered("site");
        SubjectRef crm = registered("crm");
        link(site, crm);
        claim("site", "SubjectRequestFiled", site, filing("RECTIFICATION"));

        String caseId = awaitCase(site);
        await().atMost(SOON).untilAsserted(() -> {
            assertThat(facts("SubjectRequestFiled", site)).hasSize(1);
            assertThat(facts("ProcessingBlocked", site)).hasSize(1);
            for (String system : SYSTEMS) {
                assertThat(commands(system, "BlockProcessing", site)).hasSize(1);
                assertThat(commands(system, "BlockProcessing", crm)).hasSize(1);
            }
        });
        as("system:crm")
                .get("/subjects/" + crm + "/blocks")
                .then()
                .statusCode(200)
                .body("blocked", equalTo(true), "blocks", hasSize(1));
        String order = as("officer")
                .get("/requests/" + caseId)
                .then()
                .body("clockRuns", equalTo(false))
                .extract()
                .path("orders.find { it.subject == '" + crm + "' }.orderId");
        claim("crm", "CommandDone", crm, """
                {"orderId":"%s","revision":1,"command":"BLOCK","counts":[],"method":"flag","doneAt":"%s"}""".formatted(order, earlier));
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(facts("CommandAnswered", crm)).hasSize(1));

        act(
                        caseId,
                        "rectification",
                        Map.of("corrections", List.of(Map.of("category", "contact", "after", seal(site, "new")))))
                .statusCode(409);
        act(caseId, "supporting-information", Map.of("content", seal(site, "a document")))
                .statusCode(200)
                .body("clockRuns", equalTo(true));
        Map<String, String> value = seal(site, "the right value");
        act(caseId, "rectification", Map.of("corrections", List.of(Map.of("category", "contact", "after", value))))
                .statusCode(200)
                .body("state", equalTo("OPEN"), "block.standing", equalTo(true));
        act(caseId, "answer", Map.of("form", "ELECTRONIC")).statusCode(409);
        as("system:crm")
                .body(Map.of("reason", "reveal.execute-command"))
                .post("/sealed/" + value.get("sealedRef") + "/reveal")
                .then()
                .statusCode(200)
                .body("value", notNullValue());
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(facts("PersonalDataRevealed", site)).hasSize(1));
        confirmCorrection(caseId, List.of(site, crm));
        await().atMost(SOON)
                .untilAsserted(() -> as("officer")
                        .get("/requests/" + caseId)
                        .then()
                        .body("state", equalTo("DECIDED"), "block.standing", equalTo(false)));
        act(caseId, "answer", Map.of("form", "ELECTRONIC")).statusCode(200).body("state", equalTo("ANSWERED"));

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(commands("crm", "RectifyData", crm)).hasSize(1);
            for (String system : SYSTEMS) {
                assertThat(commands(system, "UnblockProcessing", site)).hasSize(1);
                assertThat(commands(system, "UnblockProcessing", crm)).hasSize(1);
            }
        });
        as("system:crm")
                .get("/subjects/" + site + "/blocks")
                .then()
                .body("blocked", equalTo(false), "blocks", hasSize(0));
        as("system:site")
                .body(Map.of("reason", "reveal.execute-command"))
                .post("/sealed/" + seal(site, "not yours").get("sealedRef") + "/reveal")
                .then()
                .statusCode(403);
    }

    /// Every system says of every reference that it has corrected the value.
    private void confirmCorrection(String caseId, List<SubjectRef> references) {
        for (SubjectRef reference : references) {
            String order = as("officer")
                    .get("/requests/" + caseId)
                    .then()
                    .extract()
                    .path("orders.find { it.subject == '" + reference + "' && it.command == 'RECTIFY' }.orderId");
            for (String system : SYSTEMS) {
                claim(system, "CommandDone", reference, """
                        {"orderId":"%s","revision":1,"command":"RECTIFY","counts":[],"method":"overwritten",\
                        "doneAt":"%s"}""".formatted(order, earlier));
            }
        }
    }

    @Test
    @Clause("8.1")
    void access_isDueUnderBothProfiles_andSaysWhy_collectsAndIsAnswered() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> body =
                Map.of("subject", References.SIGNED_IN.value(), "kind", "ACCESS", "channel", "web-form");
        String me = "subject:" + References.SIGNED_IN;
        await().atMost(SOON)
                .until(() -> as(me).header("Idempotency-Key", key)
                                .body(body)
                                .post("/requests")
                                .statusCode()
                        == 201);
        String caseId = as(me).header("Idempotency-Key", key)
                .body(body)
                .post("/requests")
                .then()
                .statusCode(201)
                .body("missing", hasItem("IDENTITY_DOCUMENT"))
                .extract()
                .path("caseId");
        assertThat(cases(References.SIGNED_IN)).containsExactly(caseId);

        as(me).get("/requests/" + caseId + "/deadline")
                .then()
                .statusCode(200)
                .body(
                        "counted",
                        hasSize(2),
                        "counted[0].profile",
                        equalTo("POLICY"),
                        "counted[0].workingDays",
                        equalTo(10),
                        "counted[1].workingDays",
                        equalTo(3),
                        "counted[0].days.find { it.skipped == 'WEEKEND' }.title.kk",
                        notNullValue());
        String tag = as(me).get("/requests/" + caseId)
                .then()
                .statusCode(200)
                .extract()
                .header("ETag");
        as("officer")
                .header("If-Match", tag)
                .post("/requests/" + caseId + "/completion")
                .then()
                .statusCode(200);
        as("officer")
                .header("If-Match", tag)
                .post("/requests/" + caseId + "/identity")
                .then()
                .statusCode(412);
        act(caseId, "identity", Map.of()).statusCode(200);
        act(caseId, "extension", Map.of("workingDays", 2, "reason", "extension.volume"))
                .statusCode(200);
        collect(caseId);
        act(caseId, "answer", Map.of("form", "ELECTRONIC")).statusCode(409);
        act(caseId, "third-party-check", Map.of()).statusCode(409);
        Map<String, String> collected = as("officer").get("/requests/" + caseId).path("collected[0]");
        as("officer")
                .body(Map.of("reason", "reveal.answer-request"))
                .post("/sealed/" + collected.get("sealedRef") + "/reveal")
                .then()
                .statusCode(200);
        act(caseId, "third-party-check", Map.of()).statusCode(200);
        act(caseId, "answer", Map.of("form", "ELECTRONIC", "dispatchProof", collected))
                .statusCode(409);
        act(caseId, "answer-package", Map.of("without", SYSTEMS)).statusCode(200);
        act(caseId, "answer", Map.of("form", "ELECTRONIC", "dispatchProof", collected))
                .statusCode(200);
        as(me).get("/requests").then().statusCode(403);
        as("regulator").get("/requests/" + caseId).then().statusCode(403);
        given().get("/requests/" + caseId).then().statusCode(401).contentType("application/problem+json");
    }

    private void collect(String caseId) {
        String order = as("officer").get("/requests/" + caseId).then().extract().path("orders[0].orderId");
        Map<String, String> upload = seal(References.SIGNED_IN, "what is held");
        claim("crm", "CommandDone", References.SIGNED_IN, """
                {"orderId":"%s","revision":1,"command":"PROVIDE","counts":[],"method":"upload","doneAt":"%s",\
                "uploads":[{"sealedRef":"%s","commitment":"%s"}]}""".formatted(
                        order, earlier, upload.get("sealedRef"), upload.get("commitment")));
        await().atMost(SOON)
                .untilAsserted(() -> as("officer")
                        .get("/requests/" + caseId)
                        .then()
                        .body("awaitsThirdPartyCheck", equalTo(true), "collected", hasSize(1)));
    }

    @Test
    void keyOfOneAct_onAnotherCaseOrForAnotherAct_isAnActOfItsOwn() {
        String key = UUID.randomUUID().toString();
        List<String> cases = Stream.of(known("site"), known("site"))
                .map(subject -> as("officer")
                        .header("Idempotency-Key", key)
                        .body(Map.of("subject", subject.value(), "kind", "ACCESS", "channel", "web-form"))
                        .post("/requests")
                        .then()
                        .statusCode(201)
                        .extract()
                        .<String>path("caseId"))
                .toList();
        assertThat(cases).doesNotHaveDuplicates();

        for (String each : cases) {
            acted(key, each, "completion").statusCode(200).body("revision", equalTo(2));
            acted(key, each, "identity").statusCode(200).body("revision", equalTo(3));
            acted(key, each, "identity").statusCode(200).body("revision", equalTo(3));
        }
    }

    private static ValidatableResponse acted(String key, String caseId, String action) {
        return as("officer")
                .header("Idempotency-Key", key)
                .header("If-Match", "*")
                .post("/requests/" + caseId + "/" + action)
                .then();
    }

    @Test
    @Clause("2.6.2")
    void inquiry_isRegisteredOnce_andAnsweredWithItsExport_whenEveryItemIsGathered() {
        String key = UUID.randomUUID().toString();
        Map<String, Object> letter = Map.of("letter", "12-3/456", "letterDate", "2026-11-20", "due", "2026-11-30");
        String caseId = as("officer")
                .header("Idempotency-Key", key)
                .body(letter)
                .post("/inquiries")
                .then()
                .statusCode(201)
                .body("due", equalTo("2026-11-30"))
                .extract()
                .path("caseId");
        String again = as("officer")
                .header("Idempotency-Key", key)
                .body(letter)
                .post("/inquiries")
                .path("caseId");
        assertThat(again).isEqualTo(caseId);

        inquired("dpo", caseId, "answer", Map.of("dispatch", "OUT-12")).statusCode(409);
        String exportId = UUID.randomUUID().toString();
        Company.send("audit-service", "tumar.audit", "-", exported(exportId, caseId));
        await().atMost(SOON)
                .untilAsserted(() ->
                        as("officer").get("/inquiries/" + caseId).then().body("exports.exportId", hasItem(exportId)));
        List<String> open = as("officer")
                .get("/inquiries/" + caseId)
                .then()
                .extract()
                .path("items.findAll { it.progress == 'OPEN' }.item");
        assertThat(open).contains("RESPONSIBLE_PERSON_ORDER", "BREACH_REGISTER");
        inquired("dpo", caseId, "answer", Map.of("dispatch", "OUT-12"))
                .statusCode(409)
                .body("violations.path", hasItem("/items/BREACH_REGISTER"));
        for (String item : open) {
            inquired("officer", caseId, "items", Map.of("item", item, "none", "inquiry-none.nothing-recorded"))
                    .statusCode(200);
        }
        as("regulator").get("/inquiries/" + caseId).then().statusCode(200).body("items", hasSize(0));
        inquired("dpo", caseId, "answer", Map.of("dispatch", "OUT-12"))
                .statusCode(200)
                .body("answered", equalTo(true), "answer.exportId", equalTo(exportId));
        inquired("dpo", caseId, "acknowledgement", Map.of("number", "77/A"))
                .statusCode(200)
                .body("acknowledgement", equalTo("77/A"));
        as("officer").queryParam("state", "closed").get("/inquiries").then().body("inquiries.caseId", hasItem(caseId));
        as("system:crm").get("/inquiries").then().statusCode(403);
    }

    private static ValidatableResponse inquired(String role, String caseId, String action, Map<String, ?> body) {
        return as(role).header("If-Match", "*")
                .body(body)
                .post("/inquiries/" + caseId + "/" + action)
                .then();
    }

    private String exported(String exportId, String caseId) {
        return Company.stated("audit", "fact", "ExportCreated", References.SIGNED_IN, earlier, """
                        {"exportId":"%s","kind":"PERIOD","entries":1,"treeSize":1,"packageHash":"%s",\
                        "actor":{"kind":"SERVICE"},"inquiry":"%s"}""".formatted(
                                exportId, "d".repeat(64), caseId))
                .replace("\"subject\":\"" + References.SIGNED_IN + "\",", "");
    }

    @Test
    void hostileClaims_areRefusedWithTheirReasons_andPlantedDataIsFoundNowhere() throws SQLException {
        String planted = "planted-9cf1a7";
        SubjectRef subject = registered("site");
        SubjectRef never = References.fresh();
        String unknown = claim("site", "SubjectRequestFiled", never, filing("ACCESS"));
        String future = claim("site", "SubjectRequestFiled", subject, """
                {"kind":"ACCESS","channel":"web-form","actedBy":{"representation":"SELF"},"receivedAt":"%s"}""".formatted(
                        Instant.now().plusSeconds(3_600).truncatedTo(ChronoUnit.MILLIS)));
        String category = claim("site", "SubjectRequestFiled", subject, """
                {"kind":"ACCESS","channel":"web-form","actedBy":{"representation":"SELF"},"categories":["%s"]}""".formatted(planted));
        String order = claim("crm", "CommandAccepted", subject, """
                {"orderId":"%s","revision":1,"command":"BLOCK"}""".formatted(UUID.randomUUID()));
        as("officer")
                .body("{\"subject\":\"" + subject + "\",\"kind\":\"ACCESS\",\"" + planted + "\":\"" + planted + "\"}")
                .post("/requests")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body(not(containsString(planted)));

        await().atMost(SOON).untilAsserted(() -> {
            assertThat(problemOf("site", unknown)).contains("unknown-subject");
            assertThat(problemOf("site", future)).contains("receipt-implausible");
            assertThat(problemOf("site", category)).contains("unknown-category");
            assertThat(problemOf("crm", order)).contains("unknown-order");
        });
        seal(subject, planted);

        assertThat(Company.everything("site", "company.site.rejected")).noneMatch(text -> text.contains(planted));
        assertThat(Company.everything("retention-service", "tumar.request")).noneMatch(text -> text.contains(planted));
        assertThat(rowsWith(planted)).isEmpty();
        assertThat(cases(subject)).isEmpty();
    }

    private static String problemOf(String system, String claim) {
        String id = claim.replaceAll("^.*?\"id\":\"([^\"]+)\".*$", "$1");
        return Company.everything(system, "company." + system + ".rejected").stream()
                .filter(rejection -> rejection.contains(id))
                .findFirst()
                .orElse("");
    }

    /// The tables in which any row shows this text, or its bytes.
    private static List<String> rowsWith(String text) throws SQLException {
        var found = new java.util.ArrayList<String>();
        String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        try (var connection = DriverManager.getConnection(
                        config("quarkus.datasource.jdbc.url"),
                        config("quarkus.datasource.username"),
                        config("quarkus.datasource.password"));
                var tables = connection
                        .createStatement()
                        .executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
            while (tables.next()) {
                String table = tables.getString(1);
                try (var rows = connection
                        .createStatement()
                        .executeQuery("SELECT count(*) FROM \"" + table + "\" t WHERE t::text LIKE '%" + text
                                + "%' OR t::text LIKE '%" + hex + "%'")) {
                    rows.next();
                    if (rows.getLong(1) > 0) {
                        found.add(table);
                    }
                }
            }
        }
        return found;
    }
}
