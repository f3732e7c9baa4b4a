package kz.tumar.consent;

import static io.restassured.RestAssured.given;
import static kz.tumar.consent.Calls.SOON;
import static kz.tumar.consent.Calls.ago;
import static kz.tumar.consent.Calls.as;
import static kz.tumar.consent.Calls.consent;
import static kz.tumar.consent.Calls.decision;
import static kz.tumar.consent.Calls.reason;
import static kz.tumar.consent.Calls.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import javax.sql.DataSource;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Who asks, in which duty and mode, and how the answers are counted and put into words.
@QuarkusTest
@QuarkusTestResource(ConsentStack.class)
class AskingTest {
    @Inject
    DataSource database;

    @BeforeEach
    void untilReady() {
        Calls.untilReady();
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

    @Test
    void whoHasNoRight_getsAProblemAndNothingElse() {
        given().get("/decisions").then().statusCode(401).contentType("application/problem+json");
        as("regulator").get("/decisions").then().statusCode(403).contentType("application/problem+json");
        as("system:crm")
                .body(Map.of("system", "site", "localId", "1"))
                .post("/subjects")
                .then()
                .statusCode(403);
        as("system:nosuch")
                .body(Map.of("localId", "1"))
                .post("/subjects")
                .then()
                .statusCode(403);
        as("system:crm")
                .body(Map.of("localId", 1))
                .post("/subjects")
                .then()
                .statusCode(400)
                .contentType("application/problem+json");
        as("system:crm").get("/decisions?purpose=Bad+Code").then().statusCode(400);
        as("system:4crm")
                .get("/decisions?subject=" + register("site")
                        + "&purpose=marketing&category=contact&subjectCategory=client")
                .then()
                .statusCode(403);
        given().get("/policy").then().statusCode(200);
    }
}
