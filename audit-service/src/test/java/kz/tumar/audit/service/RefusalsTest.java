package kz.tumar.audit.service;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.startsWith;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import java.security.SecureRandom;
import java.util.UUID;
import kz.tumar.contract.SubjectRef;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every refusal is a problem of RFC 9457, whoever in the framework refuses.
@QuarkusTest
@QuarkusTestResource(AuditStack.class)
class RefusalsTest {
    private static final String PROBLEM = "urn:tumar:problem:";

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            []                                  | schema-violation  |       | type
            "text"                              | schema-violation  |       | type
            {"planted":"1"}                     | schema-violation  |       | additionalProperties
            {"kind":"period","planted":{"a":1}} | schema-violation  |       | additionalProperties
            {"kind":5}                          | schema-violation  | /kind | type
            {"kind":{"planted":"x"}}            | schema-violation  | /kind | type
            {"kind":["planted"]}                | schema-violation  | /kind | type
            {                                   | malformed         |       | json
            {"kind":planted}                    | malformed         |       | json
            {"kind":"planted"}                  | invalid-parameter | /kind | form
            """)
    void aBodyOfTheWrongShape_isAProblemThatPointsAtItAndRepeatsNothing(
            String body, String type, @org.jspecify.annotations.Nullable String pointer, String rule) {
        problem(as("dpo").body(body).post("/exports").then(), 400, type)
                .body("violations.size()", equalTo(1))
                .body("violations[0].path", equalTo(pointer == null ? "" : pointer))
                .body("violations[0].rule", equalTo(rule))
                .body(not(containsString("planted")));
    }

    @Test
    void anAbsentBody_isAProblem() {
        problem(as("dpo").post("/exports").then(), 400, "malformed");
        problem(as("dpo").body("null").post("/exports").then(), 400, "malformed");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"kind":"period","from":"-999999999-01-01T00:00:00Z"}                        | /from
            {"kind":"period","to":"+999999999-01-01T00:00:00Z"}                          | /to
            {"kind":"period","to":"0000-12-31T23:59:59Z"}                                | /to
            {"kind":"period","from":"2026-01-02T00:00:00Z","to":"2026-01-01T00:00:00Z"} | /from
            """)
    void aPeriodThatCannotBe_isAProblem(String body, String pointer) {
        problem(as("dpo").body(body).post("/exports").then(), 400, "invalid-parameter")
                .body("violations.size()", equalTo(1))
                .body("violations[0].path", equalTo(pointer));
    }

    @Test
    void anImpossibleTime_isAProblemForQuestionsToo() {
        problem(as("dpo").get("/entries?from=-999999999-01-01T00:00:00Z").then(), 400, "invalid-parameter");
        problem(
                as("dpo")
                        .get("/entries?from=2026-01-02T00:00:00Z&to=2026-01-01T00:00:00Z")
                        .then(),
                400,
                "invalid-parameter");
    }

    @Test
    void aSubjectTheLogHasNeverSeen_isUnknown() {
        byte[] digits = new byte[25];
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < digits.length; i++) {
            digits[i] = (byte) random.nextInt(32);
        }
        String body = "{\"kind\":\"subject\",\"subject\":\""
                + SubjectRef.issue(digits).value() + "\"}";
        problem(as("dpo").body(body).post("/exports").then(), 404, "unknown-subject");
    }

    @Test
    void whatTheFrameworkRefuses_isAProblem() {
        problem(given().get("/nowhere").then(), 404, "not-found");
        problem(as("dpo").delete("/exports").then(), 405, "method-not-allowed");
        problem(
                as("dpo")
                        .contentType("text/plain")
                        .body("kind")
                        .post("/exports")
                        .then(),
                415,
                "unsupported-media-type");
        problem(
                as("dpo")
                        .accept("image/png")
                        .get("/exports/" + UUID.randomUUID())
                        .then(),
                406,
                "not-acceptable");
        problem(
                given().contentType("application/json")
                        .body("[]")
                        .post("/exports")
                        .then(),
                401,
                "unauthenticated");
        problem(
                given().header("Authorization", "Bearer nonsense")
                        .get("/entries")
                        .then(),
                401,
                "unauthenticated");
        problem(as("officer").body("[]").post("/exports").then(), 403, "forbidden");
    }

    @Test
    void aCharacterThatNothingCanStore_isAProblemOfTheCaller() {
        problem(as("dpo").urlEncodingEnabled(false).get("/exports/a%00b").then(), 400, "invalid-parameter");
        problem(
                as("dpo")
                        .urlEncodingEnabled(false)
                        .get("/entries?subject=%00&type=%00")
                        .then(),
                400,
                "invalid-parameter");
        problem(as("dpo").urlEncodingEnabled(false).post("/parked/%00/release").then(), 404, "unknown-subject");
    }

    @Test
    void eventsAboutNobody_canBeReleased() {
        as("dpo").post("/parked/-/release").then().statusCode(200).body("events", equalTo(0));
    }

    private static ValidatableResponse problem(ValidatableResponse response, int status, String type) {
        return response.statusCode(status)
                .contentType(startsWith("application/problem+json"))
                .body("type", equalTo(PROBLEM + type))
                .body("status", equalTo(status));
    }

    private static RequestSpecification as(String role) {
        return given().contentType("application/json")
                .header(
                        "Authorization",
                        "Bearer " + ConfigProvider.getConfig().getValue("test.token." + role, String.class));
    }
}
