package kz.tumar.request;

import static java.util.Objects.requireNonNull;
import static kz.tumar.request.Others.awaitCase;
import static kz.tumar.request.Others.claim;
import static kz.tumar.request.Running.known;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Many open cases; `-Dtumar.cases=100000` measures as many as are promised. The bounds hold on two slow cores that do
/// other things too; the figures are printed.
@QuarkusTest
@QuarkusTestResource(RequestStack.class)
class ManyCasesTest {
    private static final int CASES = Integer.getInteger("tumar.cases", 5_000);
    private static final int PAGES = Integer.getInteger("tumar.pages", 300);
    private static final int PROMISED = 100_000;
    private static final Duration LONG = Duration.ofMinutes(2);

    @Inject
    AgroalDataSource dataSource;

    @Inject
    ObjectMapper json;

    @BeforeEach
    void untilReady() throws IOException {
        Running.untilReady();
    }

    @AfterEach
    void forget() throws SQLException {
        change("DELETE FROM request_case WHERE case_id IN (SELECT case_id FROM case_fact WHERE cause = 'many')");
        change("DELETE FROM case_fact WHERE cause = 'many'");
    }

    @Test
    void pagesOfTheInbox_andAnAmendmentThatMovesNothing_areQuickWithManyOpenCases() throws Exception {
        SubjectRef subject = known("site");
        claim("site", "SubjectRequestFiled", subject, """
                {"kind":"ACCESS","channel":"web-form","actedBy":{"representation":"SELF"}}""");
        multiply(awaitCase(subject));

        double all = p99("inbox", "state=open");
        double some = p99("inbox of a kind", "state=open&kind=ACCESS");

        long began = System.nanoTime();
        change("UPDATE request_case SET calendar = 'kz-2020-01-01' WHERE counts");
        await().atMost(LONG)
                .until(() ->
                        count("SELECT count(*) FROM request_case WHERE counts AND calendar = 'kz-2020-01-01'") == 0);
        double seconds = (System.nanoTime() - began) / 1e9;
        System.out.printf("recounted %d cases: %.0f cases/s%n", CASES, CASES / seconds);

        assertThat(all).isLessThan(150);
        assertThat(some).isLessThan(150);
        assertThat(CASES / seconds).isGreaterThan(CASES < PROMISED ? 500 : 5_000);
    }

    /// How many milliseconds a page takes that is among the slowest in a hundred; each is the page after the one
    /// before.
    private double p99(String what, String filter) throws IOException, InterruptedException {
        var took = new long[PAGES];
        Set<String> seen = new HashSet<>();
        try (HttpClient client = HttpClient.newHttpClient()) {
            String next = "";
            for (int i = -50; i < PAGES; i++) {
                var asked = HttpRequest.newBuilder(URI.create(
                                "http://localhost:" + RestAssured.port + "/requests?limit=50&" + filter + next))
                        .header("Authorization", "Bearer " + Running.config("test.token.officer"))
                        .build();
                long began = System.nanoTime();
                HttpResponse<String> page = client.send(asked, HttpResponse.BodyHandlers.ofString());
                if (i >= 0) {
                    took[i] = System.nanoTime() - began;
                }
                assertThat(page.statusCode()).isEqualTo(200);
                JsonNode read = json.readTree(page.body());
                read.path("cases")
                        .forEach(one -> assertThat(seen.add(one.path("caseId").asText()
                                        + one.path("kind").asText()))
                                .isTrue());
                JsonNode cursor = read.path("next");
                next = cursor.isTextual() ? "&after=" + requireNonNull(cursor.asText()) : "";
                if (next.isEmpty()) {
                    seen.clear();
                }
            }
        }
        Arrays.sort(took);
        double p99 = took[PAGES * 99 / 100] / 1e6;
        System.out.printf("%s of %d cases: page p50 %.1f ms, p99 %.1f ms%n", what, CASES, took[PAGES / 2] / 1e6, p99);
        return p99;
    }

    /// Copies of a case, under ids of their own; what was counted by an older calendar is counted anew.
    private void multiply(String caseId) throws SQLException {
        change("""
                INSERT INTO case_fact (event_id, case_id, subject, type, at, cause, correlation, policy, data)
                SELECT gen_random_uuid(), id, subject, type, at, 'many', id, policy, replace(
                    regexp_replace(data, '"calendarVersion":"[^"]*"', '"calendarVersion":"kz-2020-01-01"'), '%1$s', id::text)
                FROM case_fact, LATERAL (SELECT gen_random_uuid() AS id FROM generate_series(1, %2$d)) AS ids
                WHERE case_id = '%1$s' AND type = 'kz.tumar.SubjectRequestFiled.v1'""".formatted(caseId, CASES));
        change("""
                INSERT INTO request_case
                SELECT (jsonb_populate_record(c, jsonb_build_object('case_id', f.case_id))).*
                FROM case_fact f, request_case c WHERE f.cause = 'many' AND c.case_id = '%s'""".formatted(caseId));
        change("ANALYZE request_case");
        change("ANALYZE case_fact");
    }

    private void change(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private long count(String sql) throws SQLException {
        try (var connection = dataSource.getConnection();
                var rows = connection.createStatement().executeQuery(sql)) {
            rows.next();
            return rows.getLong(1);
        }
    }
}
