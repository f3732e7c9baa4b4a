package kz.tumar.consent.browser;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.tumar.consent.Clause;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Cookie choices that a browser with a wrong clock has timed.
@QuarkusTest
@QuarkusTestResource(FaceStack.class)
class WrongClockTest {
    private static final List<String> ANALYTICS = List.of("analytics");

    @BeforeEach
    void ready() {
        Service.untilReady();
    }

    private static void choose(SubjectRef subject, UUID id, Instant at, List<String> chosen, List<String> before) {
        JsonPath notice = given().get("/cookies/notice.json").jsonPath();
        Service.as("system:site")
                .body(Map.of(
                        "id", id,
                        "subject", subject.value(),
                        "at", at.toString(),
                        "shownAt", at.toString(),
                        "language", "en",
                        "policyVersion", notice.getString("policyVersion"),
                        "textHash", notice.getString("textHash.en"),
                        "categories", chosen,
                        "before", before))
                .post("/cookie-choices")
                .then()
                .statusCode(200);
    }

    private static String reason(SubjectRef subject) {
        return Service.as("system:site")
                .queryParam("subject", subject.value())
                .queryParam("purpose", "cookies.analytics")
                .queryParam("category", "cookie-identifiers")
                .queryParam("subjectCategory", "client")
                .get("/decisions")
                .then()
                .statusCode(200)
                .extract()
                .path("reason");
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 3_600, 86_400, 1_600_000_000})
    @Clause({"6.3", "6.4"})
    void noFromASlowClock_endsTheYesThatStands(long secondsSlow) {
        SubjectRef subject = Service.register();
        Instant now = Instant.now();
        choose(subject, UUID.randomUUID(), now, ANALYTICS, List.of());
        assertThat(reason(subject)).isEqualTo("CONSENT_GIVEN");

        choose(subject, UUID.randomUUID(), now.minusSeconds(secondsSlow), List.of(), ANALYTICS);
        assertThat(reason(subject)).isEqualTo("WITHDRAWN");
    }

    @Test
    @Clause("6.4")
    void refusalFromASlowClock_endsTheYesThatStands_too() {
        SubjectRef subject = Service.register();
        Instant now = Instant.now();
        choose(subject, UUID.randomUUID(), now, ANALYTICS, List.of());

        choose(subject, UUID.randomUUID(), now.minus(Duration.ofDays(2)), List.of(), List.of());
        assertThat(reason(subject)).isEqualTo("REFUSED");
    }

    @Test
    @Clause("6.4")
    void noThatIsHandedOverAgainAfterALaterYes_changesNothing() {
        SubjectRef subject = Service.register();
        Instant now = Instant.now();
        var no = UUID.randomUUID();
        choose(subject, UUID.randomUUID(), now.minusSeconds(60), ANALYTICS, List.of());
        choose(subject, no, now.minus(Duration.ofDays(1)), List.of(), ANALYTICS);
        choose(subject, UUID.randomUUID(), now, ANALYTICS, List.of());

        choose(subject, no, now.minus(Duration.ofDays(1)), List.of(), ANALYTICS);
        assertThat(reason(subject)).isEqualTo("CONSENT_GIVEN");
    }
}
