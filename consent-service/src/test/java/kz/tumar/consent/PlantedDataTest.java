package kz.tumar.consent;

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
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.Test;

/// Recognisable personal data in every field of every claim is found nowhere afterwards.
@QuarkusTest
@QuarkusTestResource(ConsentStack.class)
class PlantedDataTest {
    private static final String PLANTED = "Planted Person 990101399994";
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    AgroalDataSource dataSource;

    @Test
    void plantedInEveryFieldOfEveryClaim_isFoundNowhere() throws Exception {
        await().atMost(Duration.ofSeconds(60))
                .until(() -> io.restassured.RestAssured.given()
                                .get("/q/health/ready")
                                .statusCode()
                        == 200);
        SubjectRef subject = Calls.register("site");
        var logged = new CopyOnWriteArrayList<String>();
        Handler listening = listening(logged);
        Logger.getLogger("").addHandler(listening);
        var answers = new ArrayList<String>();
        List<String> planted = planted(subject);
        assertThat(planted).hasSizeGreaterThan(200);

        for (String path : List.of("/withdrawals/notices/", "/centre/links/", "/imports/")) {
            answers.add(Calls.as("dpo")
                    .body("{\"channel\":\"" + PLANTED + "\"}")
                    .post(path + "{planted}", PLANTED)
                    .asString());
            answers.add(Calls.as("dpo").delete(path + "{planted}", PLANTED).asString());
        }
        Company.sendAll("site", "company.site.events", subject.value(), planted);
        for (String claim : planted) {
            answers.add(Calls.as("system:site")
                    .body(claim.getBytes(StandardCharsets.UTF_8))
                    .post("/events")
                    .asString());
        }
        String last = Company.claim("site", "ConsentGiven", subject, Instant.now(), Calls.CONSENT);
        Company.send("site", "company.site.events", subject.value(), last);
        ConsentJourneyTest.awaitReason(subject, "CONSENT_GIVEN");

        Logger.getLogger("").removeHandler(listening);
        assertThat(answers).noneMatch(PlantedDataTest::shows);
        assertThat(logged).noneMatch(PlantedDataTest::shows);
        assertThat(tablesThatShowIt()).isEmpty();
        assertThat(Company.everything("request-service", "tumar.consent")).noneMatch(PlantedDataTest::shows);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(Company.everything("site", "company.site.rejected"))
                        .hasSizeGreaterThan(200)
                        .noneMatch(PlantedDataTest::shows));
    }

    private static boolean shows(String text) {
        return text.contains("Planted") || text.contains("990101399994");
    }

    private static List<String> planted(SubjectRef subject) throws IOException {
        var planted = new ArrayList<String>();
        var golden = Path.of(System.getProperty("tumar.root"), "contract/src/test/resources/golden/claim");
        try (var files = Files.list(golden)) {
            for (Path file : files.sorted().toList()) {
                JsonNode claim = JSON.readTree(file.toFile());
                for (JsonPointer leaf : leaves(claim, JsonPointer.empty())) {
                    planted.add(planted(claim, leaf, subject).toString());
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
        fresh.put("source", "/company/site");
        fresh.put("subject", subject.value());
        fresh.put("time", Instant.now().minus(1, ChronoUnit.HOURS).toString());
        return fresh;
    }

    private static JsonNode planted(JsonNode claim, JsonPointer leaf, SubjectRef subject) {
        ObjectNode planted = fresh(claim, subject);
        JsonNode parent = planted.at(leaf.head());
        if (parent instanceof ArrayNode array) {
            array.set(leaf.last().getMatchingIndex(), JSON.getNodeFactory().textNode(PLANTED));
        } else {
            ((ObjectNode) parent).put(leaf.last().getMatchingProperty(), PLANTED);
        }
        return planted;
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
            assertThat(tables).contains("statement", "history");
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
