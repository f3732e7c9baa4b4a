package kz.tumar.consent;

import static kz.tumar.consent.Calls.TEXT;
import static kz.tumar.consent.Calls.as;
import static kz.tumar.consent.Calls.history;
import static kz.tumar.consent.Calls.reason;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.config.EncoderConfig;
import io.restassured.http.ContentType;
import io.restassured.response.Response;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Records from before are taken over.
@QuarkusTest
@QuarkusTestResource(ConsentStack.class)
class ImportTest {
    @BeforeEach
    void untilReady() {
        Calls.untilReady();
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
}
