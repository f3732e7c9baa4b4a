package kz.tumar.request;

import static io.restassured.RestAssured.given;
import static kz.tumar.request.Running.SOON;
import static kz.tumar.request.Running.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Recognisable personal data in every field of every claim, and in every body, path, query and
/// header that this service takes, is found nowhere afterwards.
@QuarkusTest
@QuarkusTestResource(RequestStack.class)
class PlantedDataTest {
    private static final String HEARD = "what is logged is heard";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    AgroalDataSource dataSource;

    private final List<String> logged = new CopyOnWriteArrayList<>();
    private final Handler listening = listening(logged);

    @BeforeEach
    void untilReady() throws IOException {
        Running.untilReady();
        Logger.getLogger("").addHandler(listening);
    }

    @Test
    void plantedInEveryFieldOfEveryClaim_isFoundNowhere() throws Exception {
        SubjectRef subject = Running.known("site");
        List<String> planted = plantedClaims(subject);
        assertThat(planted).hasSizeGreaterThan(600);
        var answers = new ArrayList<String>();

        Company.sendAll("site", "company.site.events", subject.value(), planted);
        for (String claim : planted) {
            answers.add(as("system:site")
                    .body(claim.getBytes(StandardCharsets.UTF_8))
                    .post("/events")
                    .asString());
        }
        untilReadThrough(subject);

        assertThat(answers).noneMatch(Planting::shows);
        assertNowhere();
        assertThat(Company.everything("site", "company.site.rejected")).isNotEmpty();
    }

    @Test
    void plantedInEveryPlaceOfEveryCall_isFoundNowhere() throws Exception {
        SubjectRef subject = Running.known("site");
        untilReadThrough(subject);
        String caseId = as("officer")
                .queryParam("subject", subject.value())
                .get("/requests")
                .path("cases[0].caseId");
        String searchId = as("officer")
                .body(Map.of(
                        "subject", subject.value(),
                        "reason", "search.unmatched-filer",
                        "criteria", List.of(Map.of("kind", "NAME", "value", Planting.NAMED))))
                .post("/searches")
                .path("searchId");
        List<Calling.Call> calls = Calling.everyWay(
                operations(), Map.of("caseId", caseId, "subject", subject.value(), "searchId", searchId));
        assertThat(calls).hasSizeGreaterThan(300);
        var answers = new ArrayList<String>();

        for (Calling.Call call : calls) {
            for (String role : List.of("dpo", "officer", "system:site", "subject:" + References.SIGNED_IN)) {
                var answer = send(as(role), call);
                assertThat(answer.statusCode()).as(call.toString()).isBetween(200, 499);
                answers.add(answer.headers() + answer.asString());
            }
        }
        var unknown = as("officer").request("PLANTED990101399994", "/requests/" + caseId);
        answers.add(unknown.headers() + unknown.asString());

        assertThat(answers).noneMatch(Planting::shows);
        assertNowhere();
    }

    @Test
    void plantedIntoThePublicForm_isFoundNowhere() throws Exception {
        var fields = Map.ofEntries(
                Map.entry("name", Planting.NAMED),
                Map.entry("iin", "990101399994"),
                Map.entry("docNumber", "Planted 990101399994"),
                Map.entry("docDate", "2020-01-15"),
                Map.entry("docIssuer", Planting.NAMED),
                Map.entry("participation", Planting.NAMED),
                Map.entry("text", Planting.NAMED),
                Map.entry("email", "Planted.990101399994@example.kz"),
                Map.entry("phone", "990101399994"),
                Map.entry("post", Planting.NAMED),
                Map.entry("reason", "inaccuracy.outdated"),
                Map.entry("who", "representative"),
                Map.entry("authority", Planting.NAMED));
        for (var kind : kz.tumar.contract.RequestKind.values()) {
            String path = kind.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
            var receipt = Forms.file(path, fields);
            assertThat(receipt.page()).as("what was filed as " + kind).doesNotContain(Planting.SIGNS);
            assertThat(receipt.status("kk").asString()).doesNotContain(Planting.SIGNS);
            var mistaken = new java.util.HashMap<>(Forms.filled("PLANTED", fields));
            for (String field : fields.keySet()) {
                mistaken.put(field, Planting.NAMED);
            }
            var answer = Forms.send(path, mistaken);
            assertThat(answer.statusCode()).isEqualTo(422);
            assertThat(answer.headers().toString()).doesNotContain(Planting.SIGNS);
        }
        for (String planted : Planting.FORMS) {
            for (var answer : List.of(
                    Forms.status(planted, planted, planted),
                    Forms.send(planted, Map.of(planted, planted)),
                    given().queryParam("number", planted).get("/form/status"),
                    given().queryParam("lang", planted)
                            .queryParam(planted, planted)
                            .get("/form/access"))) {
                assertThat(answer.headers() + answer.asString()).doesNotContain(Planting.SIGNS);
            }
        }
        // Letters are offered to a mail server that refuses them: what is said of a failure has no
        // address in it.
        try (var refusing = new RefusingServer(Integer.parseInt(Running.config("quarkus.mailer.port")))) {
            await().atMost(java.time.Duration.ofMinutes(2))
                    .untilAsserted(() -> assertThat(refusing.asked())
                            .as(Queries.letters(dataSource))
                            .isGreaterThan(5));
        }

        assertNowhere();
    }

    @Test
    void plantedNumberDocumentAndCertificate_areFoundNowhereButSealed() throws Exception {
        SubjectRef subject = Running.known("site");

        String caseId = SignatureJourneyTest.filed(subject, "planted", "990101399994");
        var answer =
                SignatureJourneyTest.verify(caseId).statusCode(200).extract().asString();

        assertThat(answer).contains("VALID").doesNotContain(Planting.SIGNS);
        assertNowhere();
    }

    private static io.restassured.response.Response send(RequestSpecification as, Calling.Call call) {
        call.headers().forEach(as::header);
        call.query().forEach(as::queryParam);
        if (call.body() != null) {
            as.body(call.body().getBytes(StandardCharsets.UTF_8));
        }
        return as.urlEncodingEnabled(true)
                .request(call.method(), call.path(), call.segments().toArray());
    }

    private static JsonNode operations() throws IOException {
        return JSON.readTree(
                given().queryParam("format", "json").get("/q/openapi").asString());
    }

    /// A last honest request behind all that was sent: what it shows was read before.
    private static void untilReadThrough(SubjectRef subject) {
        String last = Company.claim("site", "SubjectRequestFiled", subject, Running.earlier(), """
                {"kind":"ACCESS","channel":"web-form","actedBy":{"representation":"SELF"}}""");
        Company.send("site", "company.site.events", subject.value(), last);
        await().atMost(SOON)
                .untilAsserted(() -> as("officer")
                        .queryParam("subject", subject.value())
                        .get("/requests")
                        .then()
                        .statusCode(200)
                        .body("cases", hasSize(greaterThan(0))));
    }

    private void assertNowhere() throws SQLException {
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(count("SELECT count(*) FROM delivery_outbox"))
                        .isZero());
        Logger.getLogger("kz.tumar.test").warning(HEARD);
        Logger.getLogger("").removeHandler(listening);
        assertThat(logged).contains(HEARD).noneMatch(Planting::shows);
        assertThat(given().get("/q/metrics").asString()).isNotEmpty().doesNotContain(Planting.SIGNS);
        assertThat(given().get("/q/health").asString()).isNotEmpty().doesNotContain(Planting.SIGNS);
        assertThat(tablesThatShowIt()).isEmpty();
        for (String topic : Company.topics()) {
            boolean written = topic.startsWith("company.") && topic.endsWith(".events");
            if (!written && !topic.startsWith("__")) {
                assertThat(Company.everything("admin", topic)).as(topic).noneMatch(Planting::shows);
            }
        }
    }

    private static List<String> plantedClaims(SubjectRef subject) throws IOException {
        var planted = new ArrayList<String>();
        var golden = Path.of(System.getProperty("tumar.root"), "contract/src/test/resources/golden/claim");
        try (var files = Files.list(golden)) {
            for (Path file : files.sorted().toList()) {
                JsonNode claim = JSON.readTree(file.toFile());
                for (JsonNode each : Planting.everywhere(claim)) {
                    planted.add(mine(claim, each, subject).toString());
                }
            }
        }
        planted.add("{\"" + Planting.NAMED + "\": ");
        return planted;
    }

    /// The claim as the site makes it about this person, but for the place where something is planted.
    private static JsonNode mine(JsonNode claim, JsonNode planted, SubjectRef subject) {
        var mine = (com.fasterxml.jackson.databind.node.ObjectNode) planted;
        var envelope = Map.of(
                "id", UUID.randomUUID().toString(),
                "source", "/company/site",
                "subject", subject.value(),
                "time", Instant.now().minus(1, ChronoUnit.HOURS).toString());
        envelope.forEach((field, value) -> {
            if (mine.path(field).equals(claim.path(field))) {
                mine.put(field, value);
            }
        });
        return mine;
    }

    private List<String> tablesThatShowIt() throws SQLException {
        var showing = new ArrayList<String>();
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var rows = statement.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            assertThat(tables).contains("case_fact", "request_case", "delivery_inbox", "delivery_parked");
            for (String table : tables) {
                String query = "SELECT count(*) FROM \"%s\" t WHERE ".formatted(table)
                        + String.join(
                                " OR ",
                                Arrays.stream(Planting.SIGNS)
                                        .flatMap(sign -> java.util.stream.Stream.of(sign, hex(sign)))
                                        .map("t::text LIKE '%%%s%%'"::formatted)
                                        .toList());
                if (count(query) > 0) {
                    showing.add(table);
                }
            }
        }
        return showing;
    }

    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private long count(String query) throws SQLException {
        try (var connection = dataSource.getConnection();
                var rows = connection.createStatement().executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private static Handler listening(List<String> logged) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                var text = new StringWriter();
                text.append(entry.getMessage());
                if (entry.getParameters() != null) {
                    text.append(Arrays.toString(entry.getParameters()));
                }
                if (entry.getThrown() != null) {
                    entry.getThrown().printStackTrace(new PrintWriter(text));
                }
                logged.add(text.toString());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
