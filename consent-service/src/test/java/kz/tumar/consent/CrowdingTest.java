package kz.tumar.consent;

import static kz.tumar.consent.Calls.ago;
import static kz.tumar.consent.Calls.as;
import static kz.tumar.consent.Calls.consent;
import static kz.tumar.consent.Calls.decision;
import static kz.tumar.consent.Calls.give;
import static kz.tumar.consent.Calls.history;
import static kz.tumar.consent.Calls.reason;
import static kz.tumar.consent.Calls.register;
import static kz.tumar.consent.Calls.saying;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/// Many at once, and very much about one person.
@QuarkusTest
@QuarkusTestResource(ConsentStack.class)
class CrowdingTest {
    @Inject
    DataSource database;

    @BeforeEach
    void untilReady() {
        Calls.untilReady();
    }

    @Test
    void givingAndWithdrawingAtOnce_isOneOrder_withBothRecorded() throws Exception {
        SubjectRef subject = register("site");
        Instant same = ago(1);
        var calls = new ArrayList<Callable<Integer>>();
        for (int i = 0; i < 4; i++) {
            calls.add(() -> as("system:site")
                    .body(consent(subject, same, "marketing", ""))
                    .post("/consents")
                    .statusCode());
            calls.add(() -> as("system:crm")
                    .body(saying(subject, same, "marketing", ""))
                    .post("/withdrawals")
                    .statusCode());
        }
        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Future<Integer> answered : together.invokeAll(calls)) {
                assertThat(answered.get()).isEqualTo(201);
            }
        }

        assertThat(reason(subject, "marketing")).isEqualTo("WITHDRAWN");
        assertThat(history(subject))
                .filteredOn(type -> type.contains("ConsentGiven"))
                .hasSize(4);
        assertThat(history(subject))
                .filteredOn(type -> type.contains("ConsentWithdrawn"))
                .hasSize(4);
    }

    /// Several times: which of the two references is locked first, and by whom, is chance.
    @RepeatedTest(12)
    void unlinkingInTheMiddleOfAWithdrawal_leavesNoReferenceOut() throws Exception {
        SubjectRef site = register("site");
        SubjectRef crm = register("crm");
        as("officer")
                .body(Map.of("other", crm.value()))
                .post("/subjects/" + site + "/links")
                .then()
                .statusCode(200);
        as("system:crm")
                .body(consent(crm, ago(30), "marketing", ""))
                .post("/consents")
                .then()
                .statusCode(201);
        Instant said = ago(1);

        try (var together = Executors.newVirtualThreadPerTaskExecutor()) {
            var withdrawn = together.submit(() -> as("system:site")
                    .body(saying(site, said, "marketing", ""))
                    .post("/withdrawals")
                    .statusCode());
            var unlinked = together.submit(() ->
                    as("officer").delete("/subjects/" + site + "/links/" + crm).statusCode());
            assertThat(withdrawn.get()).isEqualTo(201);
            assertThat(unlinked.get()).isEqualTo(200);
        }

        assertThat(reason(crm, "marketing")).isEqualTo("WITHDRAWN");
        assertThat(reason(site, "marketing")).isEqualTo("WITHDRAWN");
    }

    @Test
    void registration_isHandedOutOnlyWhenItIsPublished() throws Exception {
        register("site");
        try (var together = Executors.newVirtualThreadPerTaskExecutor();
                var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            holdTheRelay(connection);
            Future<SubjectRef> registering = together.submit(() -> register("site"));
            Thread.sleep(1_500);
            assertThat(registering.isDone()).isFalse();

            connection.rollback();

            SubjectRef subject = registering.get();
            assertThat(Company.everything("request-service", "tumar.consent"))
                    .anyMatch(fact -> fact.contains("SubjectRegistered") && fact.contains(subject.value()));
        }
    }

    private static void holdTheRelay(java.sql.Connection connection) throws SQLException {
        try (var lock = connection.prepareStatement("SELECT FROM delivery_lease FOR UPDATE")) {
            lock.executeQuery();
        }
    }

    @Test
    void tenThousandConsentsOfOnePerson_areAnsweredAtOnce() throws SQLException {
        SubjectRef subject = register("site");
        as("system:site")
                .body(consent(subject, ago(60), "marketing", ""))
                .post("/consents")
                .then()
                .statusCode(201);
        try (var connection = database.getConnection();
                var copies = connection.prepareStatement("""
                        INSERT INTO statement (subject, id, kind, at, name, purposes, categories, subject_category, shadowed)
                        SELECT subject, gen_random_uuid(), kind, at - make_interval(secs => n), gen_random_uuid()::text,
                            purposes, categories, subject_category, true
                        FROM statement, generate_series(1, 10000) n WHERE subject = ? AND kind = 'GIVEN'""")) {
            copies.setString(1, subject.value());
            assertThat(copies.executeUpdate()).isEqualTo(10_000);
        }
        as("system:site")
                .body(consent(subject, ago(1), "marketing", ""))
                .post("/consents")
                .then()
                .statusCode(201);
        reason(subject, "marketing");

        long before = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            assertThat(reason(subject, "marketing")).isEqualTo("CONSENT_GIVEN");
        }
        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(4));
        assertThat(standing(subject)).isEqualTo(1);
        try (var connection = database.getConnection();
                var delete = connection.prepareStatement(
                        "DELETE FROM statement WHERE subject = ? AND id NOT IN (SELECT id FROM history)")) {
            delete.setString(1, subject.value());
            delete.executeUpdate(); // no fact stands behind them
        }
    }

    @Test
    void tenThousandConsentsOfOnePerson_eachInOtherWords_areTakenAndAnswered() throws SQLException {
        SubjectRef subject = register("site");
        give(consent(subject, ago(60), "marketing", ""));
        try (var connection = database.getConnection();
                var others = connection.prepareStatement("""
                        INSERT INTO statement (subject, id, kind, at, name, purposes, categories, subject_category, until)
                        SELECT subject, gen_random_uuid(), kind, at - make_interval(secs => n), gen_random_uuid()::text,
                            purposes, categories, subject_category, current_date + n
                        FROM statement, generate_series(1, 10000) n WHERE subject = ? AND kind = 'GIVEN'""")) {
            others.setString(1, subject.value());
            assertThat(others.executeUpdate()).isEqualTo(10_000);
        }
        try {
            long before = System.nanoTime();
            for (int i = 0; i < 3; i++) {
                give(consent(subject, ago(3 - i), "marketing", ""));
                assertThat(reason(subject, "marketing")).isEqualTo("CONSENT_GIVEN");
                assertThat(decision(subject, "marketing", Map.of("action", "PROVIDE"))
                                .extract()
                                .<String>path("reason"))
                        .isNotEqualTo("CONSENT_GIVEN");
            }
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(8));
            assertThat(standing(subject)).as("one of each wording").isEqualTo(10_001);
        } finally {
            try (var connection = database.getConnection();
                    var delete = connection.prepareStatement(
                            "DELETE FROM statement WHERE subject = ? AND id NOT IN (SELECT id FROM history)")) {
                delete.setString(1, subject.value());
                delete.executeUpdate(); // no fact stands behind them
            }
        }
    }

    private int standing(SubjectRef subject) throws SQLException {
        try (var connection = database.getConnection();
                var count = connection.prepareStatement(
                        "SELECT count(*) FROM statement WHERE subject = ? AND kind = 'GIVEN' AND NOT shadowed")) {
            count.setString(1, subject.value());
            try (var row = count.executeQuery()) {
                row.next();
                return row.getInt(1);
            }
        }
    }
}
