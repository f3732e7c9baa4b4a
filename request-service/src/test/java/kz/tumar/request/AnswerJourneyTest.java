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

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.common.mapper.TypeRef;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A request for access from what holders upload to the package that leaves, on the real stack.
@QuarkusTest
@QuarkusTestResource(RequestStack.class)
class AnswerJourneyTest {
    private static final List<String> SILENT = List.of("site", "telegram-bot", "hr", "accounting");
    private static final String OWN = "planted-own-5d1e";
    private static final String OTHERS = "planted-others-7c20";

    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void untilReady() throws IOException {
        Running.untilReady();
    }

    private static Map<String, String> upload(SubjectRef subject, byte[] content) {
        return as("system:crm")
                .contentType("application/octet-stream")
                .header("Tumar-Subject", subject.value())
                .header("Tumar-Category", "request-answer")
                .body(content)
                .post("/sealed")
                .then()
                .statusCode(201)
                .extract()
                .as(new TypeRef<>() {});
    }

    private static void provide(String caseId, SubjectRef subject, List<Map<String, String>> uploads) {
        String order = as("officer").get("/requests/" + caseId).then().extract().path("orders[0].orderId");
        String list = String.join(
                ",",
                uploads.stream()
                        .map(each -> "{\"sealedRef\":\"%s\",\"commitment\":\"%s\"}"
                                .formatted(each.get("sealedRef"), each.get("commitment")))
                        .toList());
        claim("crm", "CommandDone", subject, """
                {"orderId":"%s","revision":1,"command":"PROVIDE","counts":[],"method":"upload","doneAt":"%s",\
                "uploads":[%s]}""".formatted(order, Running.earlier(), list));
        await().atMost(SOON)
                .untilAsserted(() ->
                        as("officer").get("/requests/" + caseId).then().body("collected", hasSize(uploads.size())));
    }

    private static String filed(SubjectRef subject) {
        claim("site", "SubjectRequestFiled", subject, """
                {"kind":"ACCESS","channel":"web-form","actedBy":{"representation":"SELF"}}""");
        return awaitCase(subject);
    }

    private static void open(Map<String, String> content) {
        as("officer")
                .body(Map.of("reason", "reveal.answer-request"))
                .post("/sealed/" + content.get("sealedRef") + "/reveal")
                .then()
                .statusCode(200);
    }

    private static void know(SubjectRef subject) {
        stated("DataHeld", subject, """
                {"system":"crm","categories":["contact"],"subjectCategory":"client",\
                "provenance":"SUBJECT_WRITTEN","automated":true,"since":"2026-11-02"}""");
        stated("ConsentGiven", subject, """
                {"consentId":"0192d0c5-7b1c-8000-8000-000000000001","system":"crm","purpose":"marketing",\
                "categories":["contact"],"subjectCategory":"client","channel":"web-form",\
                "actedBy":{"representation":"SELF"},"textHash":"%s","thirdPartyTransfer":false,\
                "crossBorderTransfer":false,"distribution":false}""".formatted("a".repeat(64)));
    }

    @Test
    @Clause("8.1")
    void access_isCheckedPutTogetherAndAnswered_withoutWhatIsOtherPeoples_andNothingIsEverInTheClear()
            throws Exception {
        SubjectRef subject = known("crm");
        know(subject);
        String caseId = filed(subject);
        Map<String, String> own = upload(subject, ("contact: " + OWN).getBytes(StandardCharsets.UTF_8));
        Map<String, String> mixed = upload(subject, ("family: " + OTHERS).getBytes(StandardCharsets.UTF_8));
        Map<String, String> picture = upload(subject, new byte[] {0, 1, 2, 3});
        provide(caseId, subject, List.of(own, mixed, picture));
        act(caseId, "identity", Map.of()).statusCode(200);
        act(caseId, "answer-package", Map.of("without", SILENT)).statusCode(409);

        open(own);
        act(caseId, "third-party-check", Map.of()).statusCode(409);
        open(mixed);
        open(picture);
        await().atMost(SOON)
                .untilAsserted(
                        () -> assertThat(facts("PersonalDataRevealed", subject)).hasSizeGreaterThanOrEqualTo(3));
        act(
                        caseId,
                        "third-party-check",
                        Map.of(
                                "withheld",
                                List.of(Map.of(
                                        "sealedRef",
                                        String.valueOf(mixed.get("sealedRef")),
                                        "reason",
                                        "refusal.third-party-rights"))))
                .statusCode(200)
                .body("answer.withheld", equalTo(1), "awaitsThirdPartyCheck", equalTo(false));
        act(caseId, "answer-package", Map.of()).statusCode(409).body("violations.expected", hasItem("hr"));
        act(caseId, "answer-package", Map.of("without", SILENT))
                .statusCode(200)
                .body("answer.prepared", equalTo(true), "answer.lacking", hasSize(4));
        act(caseId, "answer", Map.of("form", "ELECTRONIC")).statusCode(400);
        act(caseId, "answer", Map.of("form", "PAPER", "dispatchProof", own)).statusCode(409);

        Map<String, byte[]> files = unzip(
                as("officer").get("/requests/" + caseId + "/answer-package").asByteArray());
        assertThat(files).hasSize(8).containsKeys("answer.kk.pdf", "answer.ru.html", "data/001.bin");
        assertThat(files.get("data/001.bin")).containsExactly(0, 1, 2, 3);
        JsonNode told = new ObjectMapper().readTree(files.get("answer.json"));
        assertThat(told.path("provided").path(0).path("text").asText()).isEqualTo("contact: " + OWN);
        assertThat(told.path("leftOut").path(0).path("reason").path("code").asText())
                .isEqualTo("refusal.third-party-rights");
        assertThat(told.path("held").path(0).path("source").asText()).isEqualTo("SUBJECT_WRITTEN");
        assertThat(told.path("uses").path(0).path("purpose").path("code").asText())
                .isEqualTo("marketing");
        assertThat(told.path("terms").path(0).path("period").asText()).isEqualTo("P0D");
        assertThat(told.toString()).doesNotContain(OTHERS);
        as("officer")
                .queryParam("document", "answer.kk.html")
                .get("/requests/" + caseId + "/answer-package")
                .then()
                .statusCode(200)
                .contentType("text/html");

        act(caseId, "answer", Map.of("form", "ELECTRONIC", "dispatchProof", own))
                .statusCode(200)
                .body("state", equalTo("ANSWERED"), "answer.form", equalTo("ELECTRONIC"));
        as("subject:" + References.SIGNED_IN)
                .get("/requests/" + caseId + "/answer-package")
                .then()
                .statusCode(404);
        as("system:crm").get("/requests/" + caseId + "/answer-package").then().statusCode(403);
        nowhere(OWN, OTHERS);
    }

    private static Map<String, byte[]> unzip(byte[] zipped) throws IOException {
        var files = new LinkedHashMap<String, byte[]>();
        try (var zip = new ZipInputStream(new ByteArrayInputStream(zipped))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                files.put(entry.getName(), zip.readAllBytes());
            }
        }
        return files;
    }

    private void nowhere(String... planted) throws SQLException {
        for (String sign : planted) {
            assertThat(Company.everything("retention-service", "tumar.request")).noneMatch(fact -> fact.contains(sign));
            assertThat(tablesThatShow(sign)).isEmpty();
        }
    }

    private List<String> tablesThatShow(String text) throws SQLException {
        var showing = new ArrayList<String>();
        String hex = HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
        try (var connection = dataSource.getConnection();
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
                        showing.add(table);
                    }
                }
            }
        }
        return showing;
    }
}
