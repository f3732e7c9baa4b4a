package kz.tumar.retention;

import static kz.tumar.retention.Officers.PATIENCE;
import static kz.tumar.retention.Officers.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Executors;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.DestructionCancelled;
import kz.tumar.contract.fact.DestructionScheduled;
import kz.tumar.contract.fact.PurposeAchieved;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Claims about many, submitted by a system and made to count by two people.
@QuarkusTest
@QuarkusTestResource(RetentionStack.class)
@Clause("8.4")
class ManifestTest {
    private final LocalDate today = LocalDate.now(ZoneId.of("Asia/Almaty"));

    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void policyIsKnown() {
        Outside.publishPolicyOfTwo();
    }

    private String submitted(SubjectRef... people) {
        var lines = new StringBuilder();
        for (var person : people) {
            lines.append("""
                {"subject":"%s","purpose":"marketing","subjectCategory":"client","achievedOn":"%s"}
                """.formatted(person, today));
        }
        var sent = as("system-crm")
                .contentType("application/x-ndjson")
                .body(lines.toString().getBytes(StandardCharsets.UTF_8))
                .post("/manifests");
        sent.then().statusCode(200);
        return "/manifests/" + sent.jsonPath().getString("digest");
    }

    private static void approved(String path) {
        as("dpo").post(path + "/approval").then().statusCode(200);
        as("deputy").post(path + "/approval").then().statusCode(200);
    }

    private static int counted(String path) {
        return as("dpo").get(path).jsonPath().getInt("counted");
    }

    @Test
    @Clause({"1.1.11", "8.4"})
    void consentGivenAfterTheSubmission_outlivesTheApproval() {
        var person = Officers.known();
        var path = submitted(person);
        Outside.consent(person, RetentionServiceTest.consentGiven());
        await().atMost(PATIENCE)
                .until(() ->
                        count("SELECT count(*) FROM known WHERE kind = 'Given' AND subject = ?", person.value()) == 1);
        var given = Instant.now();

        approved(path);

        await().atMost(PATIENCE).until(() -> counted(path) == 1);
        await().atMost(PATIENCE)
                .until(() -> !Outside.facts(person, PurposeAchieved.class).isEmpty());
        assertThat(Outside.facts(person, DestructionScheduled.class)).isEmpty();
        assertThat(Outside.facts(person))
                .filteredOn(event -> event.data() instanceof PurposeAchieved)
                .singleElement()
                .satisfies(event -> assertThat(event.time().toInstant()).isBefore(given));
    }

    @Test
    void grantRevokedAfterTheSubmission_countsNothing() {
        var person = Officers.known();
        var path = submitted(person);
        var granted = "[commercial-activity, contract-performance, marketing, biometric-identification, distribution]";
        Outside.publishPolicy(
                "{workingDays: 2}",
                text -> Outside.ofTwo(text).replace(granted, "[commercial-activity, contract-performance]"));

        approved(path);

        var digest = path.substring(path.lastIndexOf('/') + 1);
        await().atMost(PATIENCE)
                .until(() -> count("SELECT refused FROM manifest WHERE done AND digest = ?", digest) == 1);
        assertThat(counted(path)).isZero();
        assertThat(Outside.facts(person, PurposeAchieved.class)).isEmpty();
    }

    @Test
    void falseManifest_isTakenBackWhole() {
        var began = Instant.now();
        var one = Officers.known();
        var other = Officers.known();
        approved(submitted(one, other));
        Officers.fact(one, DestructionScheduled.class);
        Officers.fact(other, DestructionScheduled.class);
        for (var person : new SubjectRef[] {one, other}) {
            assertThat(count("SELECT count(*) FROM destruction WHERE system = 'crm' AND subject = ?", person.value()))
                    .isEqualTo(1);
        }

        var job = as("dpo")
                .body("{\"system\":\"crm\",\"since\":\"" + began + "\"}")
                .post("/retractions");

        job.then().statusCode(200);
        var path = "/retractions/" + job.jsonPath().getString("id");
        await().atMost(PATIENCE).until(() -> as("dpo").get(path).jsonPath().getBoolean("done"));
        assertThat(as("dpo").get(path).jsonPath().getInt("taken")).isEqualTo(2);
        Officers.fact(one, DestructionCancelled.class);
        Officers.fact(other, DestructionCancelled.class);
    }

    @Test
    void twoPeople_whoApproveAtOnce_areTwo() throws Exception {
        var path = submitted(Officers.known());
        var dpo = as("dpo");
        var deputy = as("deputy");
        try (var calls = Executors.newFixedThreadPool(2);
                var connection = dataSource.getConnection();
                var hold = connection.prepareStatement("SELECT 1 FROM manifest WHERE digest = ? FOR UPDATE")) {
            connection.setAutoCommit(false);
            hold.setString(1, path.substring(path.lastIndexOf('/') + 1));
            hold.executeQuery().close();
            var first = calls.submit(() -> dpo.post(path + "/approval").statusCode());
            var second = calls.submit(() -> deputy.post(path + "/approval").statusCode());
            await().atMost(PATIENCE)
                    .until(() -> count(
                                    "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE ?",
                                    "%FROM manifest WHERE digest%FOR UPDATE%")
                            == 2);
            connection.rollback();
            connection.setAutoCommit(true);
            assertThat(first.get()).isEqualTo(200);
            assertThat(second.get()).isEqualTo(200);
        }

        assertThat(as("dpo").get(path).jsonPath().getBoolean("approved")).isTrue();
    }

    private long count(String sql, String value) {
        try (var connection = dataSource.getConnection();
                var statement = connection.prepareStatement(sql)) {
            statement.setString(1, value);
            try (var rows = statement.executeQuery()) {
                return rows.next() ? rows.getLong(1) : 0;
            }
        } catch (SQLException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
