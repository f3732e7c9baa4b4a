package kz.tumar.retention;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.Provenance;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.claim.PurposeAchieved;
import kz.tumar.contract.fact.DataHeld;
import kz.tumar.contract.fact.DestructionApproved;
import kz.tumar.contract.fact.DestructionPaused;
import kz.tumar.contract.fact.DestructionScheduled;
import kz.tumar.contract.fact.SubjectRegistered;
import org.junit.jupiter.api.Test;

/// One system says of very many people that their purpose was achieved, as fast as the broker takes it. By hand with a
/// million: `-Dtumar.flood=1000000`.
@QuarkusTest
@QuarkusTestResource(RetentionStack.class)
@Clause("8.4")
class FloodTest {
    private static final int CLAIMS = Integer.getInteger("tumar.flood", 4_000);
    private static final Duration PATIENCE = Duration.ofSeconds(Math.max(60, CLAIMS / 200));
    private static final PurposeCode MARKETING = new PurposeCode("marketing");
    private static final CategoryCode CONTACT = new CategoryCode("contact");
    private static final SubjectCategoryCode CLIENT = new SubjectCategoryCode("client");
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Almaty"));

    @Inject
    AgroalDataSource dataSource;

    private Instant began = Instant.MAX;

    @Test
    void flood_closesTheBrake_holdsUpNobody_andGoesOnlyWhenTwoPeopleSaySo() throws Exception {
        Outside.publishPolicy("PT8S");
        var people = IntStream.range(0, CLAIMS).mapToObj(i -> Outside.subject()).toList();
        var known = Instant.now().minusSeconds(600);
        remember(people, known);
        var lawful = Outside.subject();
        Outside.consent(lawful, new SubjectRegistered(new HolderCode("hr")), heldBy("hr"));
        await().atMost(PATIENCE).until(() -> given().get("/q/health/ready").statusCode() == 200);
        System.gc();

        began = Instant.now();
        Outside.claims("crm", people, new PurposeAchieved(MARKETING, CLIENT, today));
        // Nobody may claim this, so that the answer is a refusal, and destroys nothing.
        var asked = Instant.now();
        var claim = Outside.claim("hr", lawful, new PurposeAchieved(new PurposeCode("nowhere"), CLIENT, today));
        await().pollInterval(Duration.ofMillis(100))
                .atMost(Duration.ofSeconds(20))
                .until(() -> Outside.rejections("hr").stream().anyMatch(one -> one.contains(claim.toString())));
        var otherAnswered = Duration.between(asked, Instant.now());

        await().atMost(PATIENCE).until(() -> as("dpo").get("/brake").jsonPath().getBoolean("paused"));
        assertThat(as("dpo").get("/brake").jsonPath().getString("brake")).isEqualTo("purpose-achieved.flood");
        await().pollInterval(Duration.ofMillis(200)).atMost(PATIENCE).until(() -> scheduled() >= CLAIMS);
        var took = Duration.between(began, Instant.now());
        System.out.printf(
                "flood claims=%d seconds=%.1f rate=%.0f/s other_answered_ms=%d heap_mb=%d%n",
                CLAIMS,
                took.toMillis() / 1000.0,
                CLAIMS * 1000.0 / took.toMillis(),
                otherAnswered.toMillis(),
                usedMegabytes());

        assertThat(otherAnswered).isLessThan(Duration.ofSeconds(10));
        await().atMost(PATIENCE).until(() -> dueNow() >= CLAIMS);
        assertThat(ordered()).isZero();
        assertThat(Outside.factsAboutNobody(DestructionPaused.class))
                .singleElement()
                .satisfies(paused -> assertThat(paused.system()).isEqualTo(new HolderCode("crm")));

        takenBack();
        Outside.claims("crm", people.subList(0, 3), new PurposeAchieved(MARKETING, CLIENT, today));
        released();

        await().atMost(PATIENCE).until(() -> ordered() == 3);
        await().atMost(PATIENCE).until(() -> dueNow() == 0);
        assertThat(ordered()).isEqualTo(3);
        assertThat(Outside.factsAboutNobody(DestructionApproved.class)).hasSize(2);
        assertThat(Outside.facts(people.getFirst(), DestructionScheduled.class)).hasSize(2);
    }

    private void takenBack() {
        var job = as("dpo")
                .body("{\"system\":\"crm\",\"since\":\"" + began.minusSeconds(5) + "\"}")
                .post("/retractions");
        job.then().statusCode(200);
        var path = "/retractions/" + job.jsonPath().getString("id");
        await().pollInterval(Duration.ofMillis(200))
                .atMost(PATIENCE)
                .until(() -> as("dpo").get(path).jsonPath().getBoolean("done"));
        assertThat(as("dpo").get(path).jsonPath().getInt("taken")).isEqualTo(CLAIMS);
    }

    private static void released() {
        as("officer").post("/brake/release").then().statusCode(403);
        var first = as("dpo").post("/brake/release");
        assertThat(first.jsonPath().getBoolean("paused")).isTrue();
        assertThat(first.jsonPath().getInt("approvals")).isEqualTo(1);
        as("dpo").post("/brake/release").then().statusCode(403);
        var second = as("deputy").post("/brake/release");
        assertThat(second.jsonPath().getBoolean("paused")).isFalse();
    }

    private long dueNow() throws SQLException {
        return count("SELECT count(*) FROM destruction_due WHERE not_before <= now() AND arrived_at > ?");
    }

    private long ordered() throws SQLException {
        return count("SELECT count(*) FROM destruction WHERE ordered_at IS NOT NULL AND arrived_at > ?");
    }

    private long scheduled() throws SQLException {
        return count("SELECT count(*) FROM destruction WHERE state = 'SCHEDULED' AND arrived_at > ?");
    }

    private long count(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setObject(1, began.atOffset(ZoneOffset.UTC));
            try (var rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /// What consent-service's facts would have left here; a million of them is not what is tested.
    private void remember(List<SubjectRef> people, Instant at) throws SQLException {
        var registered = "{\"system\":\"site\",\"at\":\"%s\",\"id\":\"%s\"}".formatted(at, new UUID(0, 1));
        var held = ("{\"system\":\"site\",\"category\":\"contact\",\"subjectCategory\":\"client\","
                        + "\"since\":\"2026-11-01\",\"at\":\"%s\",\"id\":\"%s\"}")
                .formatted(at, new UUID(0, 1));
        try (var connection = dataSource.getConnection();
                var insert = connection.prepareStatement("""
                        INSERT INTO known (subject, kind, key, at_nanos, id, content)
                        SELECT s, kind, key, 1, '00000000-0000-0000-0000-000000000001', content::jsonb
                        FROM unnest(?::text[]) AS s,
                            (VALUES ('Registered', 'site', ?), ('Held', 'site/client/contact', ?))
                            AS known (kind, key, content)
                        """)) {
            for (int from = 0; from < people.size(); from += 10_000) {
                var some = people.subList(from, Math.min(people.size(), from + 10_000));
                insert.setArray(
                        1,
                        connection.createArrayOf(
                                "text", some.stream().map(SubjectRef::value).toArray()));
                insert.setString(2, registered);
                insert.setString(3, held);
                insert.executeUpdate();
            }
        }
    }

    private static DataHeld heldBy(String holder) {
        return new DataHeld(
                new HolderCode(holder),
                List.of(CONTACT),
                CLIENT,
                Provenance.SUBJECT_WRITTEN,
                true,
                LocalDate.parse("2026-11-01"));
    }

    private static RequestSpecification as(String role) {
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + Outside.config("test.token." + role));
    }

    private static long usedMegabytes() {
        System.gc();
        var runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) >> 20;
    }
}
