package kz.tumar.retention;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.claim.PurposeAchieved;
import kz.tumar.contract.fact.SubjectRegistered;
import org.junit.jupiter.api.Test;

/// Recognisable personal data in every field of every claim, and in every part of every request, is found nowhere
/// afterwards.
@QuarkusTest
@QuarkusTestResource(RetentionStack.class)
class PlantedDataTest {
    private static final String PLANTED = "Planted Person 990101399994";
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NOBODY = UUID.randomUUID().toString();

    @Inject
    AgroalDataSource dataSource;

    @Test
    void planted_isFoundNowhere() throws Exception {
        Outside.publishPolicy();
        await().atMost(Duration.ofSeconds(60))
                .until(() -> given().get("/q/health/ready").statusCode() == 200);
        var subject = Outside.subject();
        Outside.consent(subject, new SubjectRegistered(new HolderCode("site")));
        var logged = new CopyOnWriteArrayList<String>();
        Handler listening = listening(logged);
        Logger.getLogger("").addHandler(listening);

        var claims = claims(subject);
        assertThat(claims).hasSizeGreaterThan(150);
        Outside.send("crm", subject.value(), claims);
        var answers = new ArrayList<String>();
        for (String claim : claims) {
            answers.add(text(as("system-crm")
                    .contentType("application/cloudevents+json")
                    .body(claim.getBytes(StandardCharsets.UTF_8))
                    .post("/events")));
        }
        requests(subject).forEach(answer -> answers.add(text(answer)));
        var last = Outside.claim(
                "crm",
                subject,
                new PurposeAchieved(
                        new PurposeCode("nowhere"),
                        new SubjectCategoryCode("client"),
                        LocalDate.now(ZoneId.of("Asia/Almaty"))));
        await().atMost(Duration.ofSeconds(30))
                .until(() -> Outside.rejections("crm").stream().anyMatch(one -> one.contains(last.toString())));
        answers.add(given().get("/q/metrics").asString());

        Logger.getLogger("").removeHandler(listening);
        assertThat(answers).noneMatch(PlantedDataTest::shows);
        assertThat(logged).noneMatch(PlantedDataTest::shows);
        assertThat(tablesThatShowIt()).isEmpty();
        assertThat(Outside.texts("tumar.retention", 12)).noneMatch(PlantedDataTest::shows);
        assertThat(Outside.rejections("crm")).noneMatch(PlantedDataTest::shows);
        for (String system : List.of("site", "crm", "hr", "accounting", "telegram-bot")) {
            assertThat(Outside.texts("company." + system + ".commands", 6)).noneMatch(PlantedDataTest::shows);
        }
    }

    private static boolean shows(String text) {
        return text.contains("Planted") || text.contains("990101399994");
    }

    private static String text(Response answer) {
        return answer.statusCode() + " " + answer.headers() + " " + answer.asString();
    }

    /// Every body, field by field, and every path, query and header that this service takes.
    private static List<Response> requests(SubjectRef subject) throws IOException {
        var answers = new ArrayList<Response>();
        var day = LocalDate.now(ZoneId.of("Asia/Almaty")).plusDays(30);
        var order = NOBODY;
        post(
                answers,
                "/orders/" + order + "/holders/mailbox/attestation",
                "{\"counts\":[{\"category\":\"contact\",\"count\":1}],\"method\":\"shred\",\"doneAt\":\"%s\",\"revision\":1}"
                        .formatted(Instant.now().minusSeconds(5)));
        post(
                answers,
                "/holds",
                "{\"number\":\"2026/1\",\"reason\":\"destruction-stop.dispute\",\"owner\":\"dpo\",\"reviewOn\":\"%s\",\"subjects\":[\"%s\"],\"categories\":[\"contact\"]}"
                        .formatted(day, subject));
        post(
                answers,
                "/subjects/" + subject + "/decisions",
                "{\"purpose\":\"marketing\",\"category\":\"contact\",\"outcome\":\"LOCK\",\"on\":\"%s\",\"ground\":\"contract\",\"article\":\"kz.94-v.25-2-5\"}"
                        .formatted(day));
        post(answers, "/approvals", "{\"orders\":[\"%s\"],\"seen\":\"%s\"}".formatted(order, "0".repeat(64)));
        post(answers, "/approvals/preview", "{\"orders\":[\"%s\"]}".formatted(order));
        post(
                answers,
                "/act-copies",
                "{\"act\":\"2026/00000000-000000000000\",\"nonce\":\"%s\"}".formatted("0".repeat(64)));
        post(answers, "/retractions", "{\"system\":\"hr\",\"since\":\"%s\"}".formatted(Instant.now()));
        var line = "{\"subject\":\"%s\",\"purpose\":\"marketing\",\"subjectCategory\":\"client\",\"achievedOn\":\"%s\"}"
                .formatted(subject, LocalDate.now(ZoneId.of("Asia/Almaty")));
        for (JsonPointer leaf : leaves(JSON.readTree(line), JsonPointer.empty())) {
            answers.add(manifest(with(JSON.readTree(line), leaf).toString()));
        }
        answers.add(manifest(PLANTED));
        answers.add(manifest("{\"" + PLANTED + "\":1}"));
        post(answers, "/orders/" + order + "/day", "{\"day\":\"%s\"}".formatted(day));
        for (String path : List.of(
                "/manifests/{planted}",
                "/orders/{planted}",
                "/orders/{planted}/preview",
                "/acts/{planted}",
                "/act-copies/{planted}",
                "/holds/{planted}",
                "/retractions/{planted}",
                "/subjects/{planted}/retention",
                "/subjects/{planted}/why",
                "/nothing/{planted}")) {
            answers.add(as("dpo").get(path, PLANTED));
        }
        for (String path : List.of(
                "/orders/{planted}/holders/mailbox/attestation",
                "/orders/" + order + "/holders/{planted}/attestation",
                "/holds/{planted}/release",
                "/orders/{planted}/day",
                "/manifests/{planted}/approval",
                "/subjects/{planted}/decisions",
                "/decisions/{planted}/agreement",
                "/parked/{planted}/release")) {
            answers.add(as("dpo").body("{}").post(path, PLANTED));
        }
        for (String path : List.of("/orders", "/schedule", "/holds", "/decisions", "/forecast", "/tasks", "/brake")) {
            for (String name : List.of("subject", "state", "limit", "days", PLANTED)) {
                answers.add(as("dpo").queryParam(name, PLANTED).get(path));
            }
        }
        for (String name :
                List.of("Idempotency-Key", "Accept", "Content-Type", "traceparent", "X-Planted", "If-Match")) {
            var asked = given().header("Authorization", "Bearer " + Outside.config("test.token.dpo"));
            answers.add(asked.header(name, PLANTED).post("/brake/release"));
        }
        answers.add(given().header("Authorization", "Bearer " + PLANTED).get("/orders"));
        answers.add(given().cookie("planted", PLANTED).get("/orders"));
        return answers;
    }

    private static Response manifest(String line) {
        return as("system-crm")
                .contentType("application/x-ndjson")
                .body(line.getBytes(StandardCharsets.UTF_8))
                .post("/manifests");
    }

    /// A body as it should be, with the planted text in each of its fields in turn, as a key, and as no JSON at all.
    private static void post(List<Response> answers, String path, String body) throws IOException {
        JsonNode good = JSON.readTree(body);
        for (JsonPointer leaf : leaves(good, JsonPointer.empty())) {
            answers.add(as("dpo").body(with(good.deepCopy(), leaf).toString()).post(path));
        }
        ObjectNode extra = good.deepCopy();
        answers.add(as("dpo").body(extra.put(PLANTED, PLANTED).toString()).post(path));
        answers.add(as("dpo").body("{\"" + PLANTED + "\": ").post(path));
        answers.add(as("dpo").body("[\"" + PLANTED + "\"]").post(path));
    }

    private static List<String> claims(SubjectRef subject) throws IOException {
        var planted = new ArrayList<String>();
        var golden = Path.of(System.getProperty("tumar.root"), "contract/src/test/resources/golden/claim");
        try (var files = Files.list(golden)) {
            for (Path file : files.sorted().toList()) {
                JsonNode claim = JSON.readTree(file.toFile());
                for (JsonPointer leaf : leaves(claim, JsonPointer.empty())) {
                    planted.add(with(fresh(claim, subject), leaf).toString());
                }
                ObjectNode extra = fresh(claim, subject);
                ((ObjectNode) extra.get("data")).put(PLANTED, PLANTED);
                planted.add(extra.toString());
            }
        }
        planted.add("{\"" + PLANTED + "\": ");
        return planted;
    }

    private static List<JsonPointer> leaves(JsonNode node, JsonPointer at) {
        var leaves = new ArrayList<JsonPointer>();
        if (node.isObject()) {
            node.properties()
                    .forEach(field -> leaves.addAll(leaves(field.getValue(), at.appendProperty(field.getKey()))));
        } else if (node.isArray()) {
            for (int i = 0; i < node.size(); i++) {
                leaves.addAll(leaves(node.get(i), at.appendIndex(i)));
            }
        } else {
            leaves.add(at);
        }
        return leaves;
    }

    private static ObjectNode fresh(JsonNode claim, SubjectRef subject) {
        ObjectNode fresh = claim.deepCopy();
        fresh.put("id", UUID.randomUUID().toString());
        fresh.put("source", "/company/crm");
        fresh.put("subject", subject.value());
        fresh.put("time", Instant.now().minus(1, ChronoUnit.HOURS).toString());
        return fresh;
    }

    private static JsonNode with(JsonNode tree, JsonPointer leaf) {
        JsonNode parent = tree.at(leaf.head());
        if (parent instanceof ArrayNode array) {
            array.set(leaf.last().getMatchingIndex(), JSON.getNodeFactory().textNode(PLANTED));
        } else {
            ((ObjectNode) parent).put(leaf.last().getMatchingProperty(), PLANTED);
        }
        return tree;
    }

    private static RequestSpecification as(String role) {
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + Outside.config("test.token." + role));
    }

    private List<String> tablesThatShowIt() throws SQLException {
        String hex = HexFormat.of().formatHex(PLANTED.getBytes(StandardCharsets.UTF_8));
        var showing = new ArrayList<String>();
        try (var connection = dataSource.getConnection();
                var statement = connection.createStatement()) {
            var tables = new ArrayList<String>();
            try (var rows = statement.executeQuery("SELECT tablename FROM pg_tables WHERE schemaname = 'public'")) {
                while (rows.next()) {
                    tables.add(rows.getString(1));
                }
            }
            assertThat(tables).contains("known", "destruction", "hold", "delivery_inbox");
            for (String table : tables) {
                String query = "SELECT count(*) FROM \"%s\" t WHERE t::text LIKE '%%%s%%' OR t::text LIKE '%%%s%%'"
                        .formatted(table, PLANTED, hex);
                try (var rows = statement.executeQuery(query)) {
                    rows.next();
                    if (rows.getLong(1) > 0) {
                        showing.add(table);
                    }
                }
            }
        }
        return showing;
    }

    private static Handler listening(List<String> logged) {
        return new Handler() {
            @Override
            public void publish(LogRecord entry) {
                logged.add(entry.getMessage() + " " + java.util.Arrays.toString(entry.getParameters()) + " "
                        + entry.getThrown());
            }

            @Override
            public void flush() {}

            @Override
            public void close() {}
        };
    }
}
