package kz.tumar.consent;

import static io.restassured.RestAssured.given;
import static kz.tumar.consent.Calls.as;
import static kz.tumar.consent.Calls.register;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Questions that are answered without the layers in between are answered alike. An `Accept-Language` that names none
/// of our languages changes no answer, but leads the long way.
@QuarkusTest
@QuarkusTestResource(ConsentStack.class)
class ShortWayTest {
    private static final List<String> PURPOSES =
            List.of("marketing", "contract-performance", "distribution", "nosuch", "No+Code", "");
    private static final List<String> CATEGORIES = List.of("contact", "full-name", "biometrics", "nosuch", "a%2Db");
    private static final List<String> CAPACITIES = List.of("client", "employee", "nosuch", "Bad");
    private static final List<String> MORE = List.of(
            "",
            "",
            "",
            "&action=USE",
            "&action=STORE",
            "&action=NOSUCH",
            "&disclosure=PROVISION&recipient=partner",
            "&disclosure=STATE&article=x.1&letter=12/3",
            "&country=KZ",
            "&employee=s-0",
            "&at=2026-11-02T00:00:00Z",
            "&more=1");

    @Inject
    MeterRegistry meters;

    @Inject
    DataSource database;

    @BeforeEach
    void untilReady() {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given().get("/q/health/ready").statusCode() == 200);
    }

    private static Response asked(String role, String query, boolean longWay) {
        RequestSpecification asking = as(role).urlEncodingEnabled(false);
        return (longWay ? asking.header("Accept-Language", "tlh") : asking).get("/decisions?" + query);
    }

    private double answeredShortly() {
        return meters.summary("tumar.decisions.together").totalAmount();
    }

    private static SubjectRef consenting() {
        SubjectRef subject = register("site");
        as("system:site")
                .body(Calls.CONSENT.replaceFirst("\\{", "{\"subject\":\"" + subject + "\","))
                .post("/consents")
                .then()
                .statusCode(201);
        return subject;
    }

    private static String question(SubjectRef subject) {
        return "subject=" + subject + "&purpose=marketing&category=contact&subjectCategory=client";
    }

    /// What an answer says, but for the instants at which it was given.
    private static Map<String, Object> said(Response response) {
        var said = new LinkedHashMap<String, Object>();
        said.put("status", response.statusCode());
        said.put("type", response.contentType());
        JsonPath body = response.jsonPath();
        said.putAll(body.getMap("$"));
        said.remove("asOf");
        if (response.statusCode() == 200) {
            said.replace("validUntil", "an instant");
        }
        return said;
    }

    @Test
    @Clause({"7.2", "5.1"})
    void anyQuestion_isAnsweredAlikeOnBothWays() {
        var seed = new Random().nextLong();
        System.out.println("seed " + seed);
        var random = new Random(seed);
        SubjectRef yes = consenting();
        SubjectRef nothing = register("site");
        String never = new SubjectRef("s-" + "0".repeat(26)).value();
        var subjects = List.of(yes.value(), yes.value(), nothing.value(), never, "s-1", "");
        var roles = List.of(
                "system:crm", "system:telegram-bot", "officer", "dpo", "regulator", "system:nosuch", "system:4crm");
        roles.forEach(role -> asked(role, question(yes), true));
        double before = answeredShortly();

        for (int i = 0; i < 300; i++) {
            String role = any(random, roles);
            String query = "subject=%s&purpose=%s&category=%s&subjectCategory=%s%s"
                    .formatted(
                            any(random, subjects),
                            any(random, PURPOSES),
                            any(random, CATEGORIES),
                            any(random, CAPACITIES),
                            any(random, MORE));
            assertThat(said(asked(role, query, false)))
                    .as("%s, as %s, seed %d", query, role, seed)
                    .isEqualTo(said(asked(role, query, true)));
        }

        assertThat(answeredShortly()).isGreaterThan(before);
    }

    private static <T> T any(Random random, List<T> of) {
        return of.get(random.nextInt(of.size()));
    }

    @Test
    @Clause("7.2")
    void manyAtOnce_eachGetsTheAnswerToItsOwnQuestion() throws Exception {
        var subjects = new ArrayList<SubjectRef>();
        for (int i = 0; i < 12; i++) {
            subjects.add(i % 3 == 0 ? register("site") : consenting());
        }
        asked("system:crm", question(subjects.getFirst()), false);
        double before = answeredShortly();

        try (var threads = Executors.newFixedThreadPool(12)) {
            var answers = new ArrayList<Future<String>>();
            for (int i = 0; i < 120; i++) {
                SubjectRef subject = subjects.get(i % 12);
                Callable<String> asking =
                        () -> asked("system:crm", question(subject), false).path("reason");
                answers.add(threads.submit(asking));
            }
            for (int i = 0; i < 120; i++) {
                assertThat(answers.get(i).get()).isEqualTo(i % 3 == 0 ? "NO_GROUND" : "CONSENT_GIVEN");
            }
        }

        assertThat(answeredShortly()).isGreaterThanOrEqualTo(before + 120);
    }

    @Test
    @Clause("8.4")
    void answer_afterTheWithdrawalWasRecorded_isNeverYes() {
        asked("system:crm", question(consenting()), false);
        for (int i = 0; i < 20; i++) {
            SubjectRef subject = consenting();
            as("system:site")
                    .body("""
                            {"subject":"%s","purpose":"marketing","channel":"web-form",\
                            "actedBy":{"representation":"SELF"}}""".formatted(subject))
                    .post("/withdrawals")
                    .then()
                    .statusCode(201);

            assertThat(asked("system:crm", question(subject), false).<String>path("reason"))
                    .isEqualTo("WITHDRAWN");
        }
    }

    @Test
    void look_thatBreaks_isTakenAgainTheLongWay() throws Exception {
        SubjectRef subject = consenting();
        asked("system:crm", question(subject), false);
        double before = answeredShortly();

        try (var threads = Executors.newSingleThreadExecutor();
                Connection holding = database.getConnection();
                Connection ending = database.getConnection()) {
            holding.setAutoCommit(false);
            try (var lock = holding.createStatement()) {
                lock.execute("LOCK TABLE statement IN ACCESS EXCLUSIVE MODE");
            }
            Future<Response> answer = threads.submit(() -> asked("system:crm", question(subject), false));
            await().atMost(Duration.ofSeconds(20)).until(() -> ended(ending));
            holding.rollback();

            assertThat(said(answer.get())).containsEntry("status", 200).containsEntry("reason", "CONSENT_GIVEN");
        }
        assertThat(answeredShortly()).isEqualTo(before);
    }

    /// Whether the look together that waits for the lock was ended.
    private static boolean ended(Connection connection) throws SQLException {
        try (var end = connection.createStatement();
                var ended = end.executeQuery("""
                        SELECT pg_terminate_backend(pid) FROM pg_stat_activity
                        WHERE wait_event_type = 'Lock' AND query LIKE '%WITH ORDINALITY%' AND pid <> pg_backend_pid()""")) {
            return ended.next();
        }
    }
}
