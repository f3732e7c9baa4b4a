package kz.tumar.consent;

import static io.restassured.RestAssured.given;
import static kz.tumar.consent.Calls.as;
import static kz.tumar.consent.Calls.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Consents that are taken without the layers in between are taken alike. An `Accept-Language` that names none of our
/// languages changes no answer, but leads the long way.
@QuarkusTest
@QuarkusTestResource(ConsentStack.class)
class ShortGivingTest {
    @Inject
    MeterRegistry meters;

    @BeforeEach
    void untilReady() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    private static Response give(String role, String body, boolean longWay) {
        var giving = as(role).body(body);
        return (longWay ? giving.header("Accept-Language", "tlh") : giving).post("/consents");
    }

    private double takenShortly() {
        return meters.counter("tumar.consents.short").count();
    }

    private static String consent(String subject) {
        return Calls.CONSENT.replaceFirst("\\{", "{\"subject\":\"" + subject + "\",");
    }

    /// What an answer says, but for what names the one call.
    private static Map<String, Object> said(Response response) {
        var said = new LinkedHashMap<String, Object>();
        said.put("status", response.statusCode());
        said.put("type", response.contentType());
        said.putAll(response.jsonPath().getMap("$"));
        said.replace("consentId", "an id");
        said.computeIfPresent("facts", (_, facts) -> ((List<?>) facts).size());
        return said;
    }

    @Test
    void anyConsent_isTakenOrRefusedAlikeOnBothWays() {
        SubjectRef subject = register("site");
        give("system:site", consent(subject.value()), true).then().statusCode(201);
        double before = takenShortly();
        String whole = consent(subject.value());

        for (String body : List.of(
                whole,
                whole.replace("\"marketing\"", "\"nosuch\""),
                whole.replace("full-name", "biometrics"),
                whole.replace("\"textHash\"", "\"textHush\""),
                whole.replace(subject.value(), "s-" + "0".repeat(26)),
                whole.replace(subject.value(), "somebody"),
                whole.replaceFirst("\\{", "{\"time\":\"2031-01-01T00:00:00Z\","),
                "[" + whole + "]",
                "{",
                "\"a word\"",
                "{}")) {
            for (String role :
                    List.of("system:site", "system:crm", "system:nosuch", "system:4crm", "regulator", "officer")) {
                assertThat(said(give(role, body, false)))
                        .as("%s, as %s", body, role)
                        .isEqualTo(said(give(role, body, true)));
            }
        }

        assertThat(takenShortly()).isGreaterThan(before + 10);
    }

    @Test
    void consentTakenShortly_isRecordedOnceAndAnsweredByItsName() {
        SubjectRef subject = register("site");
        give("system:site", consent(register("site").value()), true).then().statusCode(201);
        double before = takenShortly();

        Response answer = give("system:site", consent(subject.value()), false);

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(takenShortly()).isEqualTo(before + 1);
        List<String> types = as("dpo").get("/subjects/" + subject + "/history").path("facts.type");
        assertThat(types).containsExactly("kz.tumar.SubjectRegistered.v1", "kz.tumar.ConsentGiven.v1");
        String consent = as("dpo").get("/subjects/" + subject + "/history").path("facts[1].data.consentId");
        assertThat(answer.<String>path("consentId")).isEqualTo(consent);
    }
}
