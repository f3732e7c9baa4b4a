package kz.tumar.audit.service;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusMock;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import kz.tumar.audit.Clause;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.export.SizingOrders;
import kz.tumar.audit.note.SignedNote;
import kz.tumar.audit.note.VerifierKey;
import kz.tumar.audit.tree.ProofChecking;
import kz.tumar.audit.tree.TreeHash;
import kz.tumar.contract.Actor;
import kz.tumar.contract.ActorKind;
import kz.tumar.contract.CalendarVersion;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.Catalogue;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.Event;
import kz.tumar.contract.EventId;
import kz.tumar.contract.EventType;
import kz.tumar.contract.NamedPerson;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.Source;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.fact.AuthorityInquiryReceived;
import kz.tumar.contract.fact.Fact;
import kz.tumar.contract.fact.PolicyPublished;
import kz.tumar.contract.fact.SubjectsLinked;
import kz.tumar.delivery.Settings;
import kz.tumar.delivery.partition.KafkaBroker;
import kz.tumar.delivery.partition.Outgoing;
import kz.tumar.delivery.partition.Publisher;
import kz.tumar.delivery.wire.Wire;
import kz.tumar.verify.Verdict;
import kz.tumar.verify.Verifying;
import kz.tumar.verify.trust.TrustPolicy;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(AuditStack.class)
class AuditServiceTest {
    @Inject
    SizingOrders sizing;

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final PolicyVersion VERSION = new PolicyVersion("2026-11-01");
    private static boolean published;

    @BeforeEach
    void publishPolicy() throws IOException {
        if (published) {
            return;
        }
        byte[] policy = Files.readAllBytes(root().resolve("policy/modesco.yaml"));
        byte[] calendar = Files.readAllBytes(root().resolve("policy/calendars/kz.json"));
        TopicName documents = new TopicName("tumar.policy.documents");
        PolicyPublished fact = new PolicyPublished(
                VERSION,
                sha256(policy),
                null,
                null,
                LocalDate.parse("2026-11-01"),
                new CalendarVersion("2026-11-01"),
                sha256(calendar));
        publish(
                new Outgoing(documents, sha256(policy).value(), policy),
                new Outgoing(documents, sha256(calendar).value(), calendar),
                new Outgoing(new TopicName("tumar.policy"), VERSION.value(), Wire.write(event(null, fact))));
        published = true;
        await().atMost(PATIENCE).until(() -> as("dpo").get("/entries?limit=1").statusCode() == 200);
    }

    @Test
    void aClientOfTheTiles_recomputesTheRootAndVerifiesTheCheckpoint() {
        long size = logged(fact(subject()), 600);

        SignedNote note = SignedNote.parse(given().get("/log/checkpoint")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-cache")
                .extract()
                .asByteArray());
        VerifierKey key = VerifierKey.parse(given().get("/log/vkey").asString().strip());
        Checkpoint checkpoint = Checkpoint.parse(note);
        List<byte[]> leaves = new ArrayList<>();
        for (long tile = 0; tile * 256 < checkpoint.size(); tile++) {
            long width = Math.min(256, checkpoint.size() - tile * 256);
            String suffix = "%03d".formatted(tile) + (width < 256 ? ".p/" + width : "");
            byte[] hashes = given().get("/log/tile/0/" + suffix)
                    .then()
                    .statusCode(200)
                    .header("Cache-Control", "public, max-age=31536000, immutable")
                    .extract()
                    .asByteArray();
            ByteBuffer bundle = ByteBuffer.wrap(as("dpo")
                    .get("/log/tile/entries/" + suffix)
                    .then()
                    .statusCode(200)
                    .extract()
                    .asByteArray());
            for (int i = 0; i < width; i++) {
                byte[] entry = new byte[bundle.getShort() & 0xFFFF];
                bundle.get(entry);
                byte[] leaf = Arrays.copyOfRange(hashes, i * 32, i * 32 + 32);
                assertThat(digest(new byte[] {0}, entry)).isEqualTo(leaf);
                leaves.add(leaf);
            }
            assertThat(bundle.hasRemaining()).isFalse();
        }
        assertThat(checkpoint.size()).isGreaterThanOrEqualTo(size);
        assertThat(note.isSignedBy(key)).isTrue();
        assertThat(key.name().value()).isEqualTo(checkpoint.origin());
        assertThat(naiveRoot(leaves)).isEqualTo(checkpoint.root().bytes());
    }

    @Test
    void faces_refuseWhatIsNotThereAndWhoMayNot() {
        given().get("/log/tile/0/999").then().statusCode(404).contentType(startsWith("application/problem+json"));
        given().get("/log/tile/00/000").then().statusCode(404);
        given().get("/log/tile/9/000").then().statusCode(404);
        given().get("/log/tile/0/000/").then().statusCode(404);
        as("dpo").get("/log/tile/entries/000/").then().statusCode(404);
        given().get("/log/tile/entries/000")
                .then()
                .statusCode(401)
                .body("type", equalTo("urn:tumar:problem:unauthenticated"));
        as("officer")
                .get("/log/tile/entries/000")
                .then()
                .statusCode(403)
                .body("type", equalTo("urn:tumar:problem:forbidden"));
        given().get("/entries").then().statusCode(401);
        as("officer").get("/entries").then().statusCode(403);
        as("system-crm").get("/exports/" + UUID.randomUUID()).then().statusCode(403);
        as("dpo").get("/exports/" + UUID.randomUUID()).then().statusCode(404);
        as("regulator").post("/recoveries").then().statusCode(403);
        as("dpo").post("/recoveries").then().statusCode(409);
        as("dpo")
                .get("/entries?subject=x&from=yesterday&limit=0&cursor=!")
                .then()
                .statusCode(400)
                .body("violations.size()", equalTo(4));
        given().get("/nowhere").then().statusCode(404).contentType(startsWith("application/problem+json"));
    }

    @Test
    void aPersonsEntries_areFoundOverLinkedReferencesInPagesUnderOneCheckpoint() {
        SubjectRef one = subject();
        SubjectRef other = subject();
        logged(link(one, other), 1);
        logged(fact(one), 5);
        logged(fact(other), 5);

        JsonNode first = json(as("regulator").get("/entries?subject=" + other.value() + "&limit=4"));
        logged(fact(one), 3);
        List<JsonNode> all = new ArrayList<>();
        JsonNode page = first;
        while (true) {
            page.path("entries").forEach(all::add);
            assertThat(page.path("checkpoint")).isEqualTo(first.path("checkpoint"));
            if (page.path("next").isMissingNode()) {
                break;
            }
            page = json(as("regulator")
                    .get("/entries?subject=" + other.value() + "&limit=4&cursor="
                            + page.path("next").asText()));
        }

        long ours = all.stream()
                .filter(e -> !e.at("/entry/event/type").asText().contains("AuditQueried"))
                .count();
        assertThat(ours).isEqualTo(11);
        assertThat(all).extracting(e -> e.path("index").asLong()).isSorted().doesNotHaveDuplicates();
        long index = all.getFirst().path("index").asLong();
        assertThat(json(as("dpo").get("/entries/" + index)).path("entry"))
                .isEqualTo(all.getFirst().path("entry"));
        JsonNode typed = json(as("dpo")
                .get("/entries?subject=" + one.value()
                        + "&type=kz.tumar.SubjectsLinked.v1&from=2020-01-01T00:00:00Z&to=2050-01-01T00:00:00Z"));
        assertThat(typed.path("entries").size()).isGreaterThanOrEqualTo(1);
        assertThat(json(as("dpo").get("/entries?subject=" + one.value() + "&to=2020-01-01T00:00:00Z"))
                        .path("entries"))
                .isEmpty();
        JsonNode counts = json(as("dpo").get("/entries/counts?subject=" + one.value()));
        assertThat(counts.at("/types/kz.tumar.SubjectsLinked.v1").asLong()).isEqualTo(14);
        assertThat(counts.path("complete").asBoolean()).isTrue();
        assertThat(counts.at("/sources/~1tumar~1consent").asLong()).isEqualTo(14);
        as("dpo").get("/entries/counts").then().statusCode(400);
        assertThat(lines(as("dpo").get("/entries/counts/csv?subject=" + one.value())))
                .contains("type,kz.tumar.SubjectsLinked.v1,14", "source,/tumar/consent,14");
        as("officer").get("/entries/counts/csv?subject=" + one.value()).then().statusCode(403);
        as("officer").get("/entries/csv?subject=" + one.value()).then().statusCode(403);
        Response table = as("dpo").get("/entries/csv?limit=2&type=kz.tumar.SubjectsLinked.v1&subject=" + one.value());
        assertThat(table.contentType()).startsWith("text/csv");
        assertThat(table.header("Tumar-Next")).isNotEmpty();
        assertThat(new String(table.asByteArray(), StandardCharsets.UTF_8).lines())
                .hasSize(3)
                .first()
                .asString()
                .startsWith("\uFEFFindex,time,type,");
        String correlation = all.getFirst().at("/entry/event/correlationid").asText();
        assertThat(json(as("dpo").get("/entries?correlation=" + correlation))
                        .at("/entries/0/index")
                        .asLong())
                .isEqualTo(index);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(
                                json(as("dpo").get("/entries?type=kz.tumar.AuditQueried.v1&subject=" + other.value()))
                                        .path("entries")
                                        .size())
                        .isPositive());
    }

    private static Stream<String> lines(Response table) {
        assertThat(table.statusCode()).isEqualTo(200);
        assertThat(table.contentType()).startsWith("text/csv");
        assertThat(table.header("Content-Disposition")).startsWith("attachment; filename=");
        return new String(table.asByteArray(), StandardCharsets.UTF_8).lines();
    }

    @Test
    void proofs_holdAgainstTheCheckpoint() {
        long size = logged(fact(subject()), 300);

        JsonNode inclusion = json(as("officer").get("/proofs/inclusion?index=77&size=" + size));
        JsonNode growth = json(as("officer").get("/proofs/consistency?from=123&to=" + size));

        assertThat(ProofChecking.inclusion(
                        77,
                        size,
                        hash(inclusion.path("leafHash")),
                        hashes(inclusion.path("proof")),
                        hash(inclusion.path("root"))))
                .isTrue();
        assertThat(ProofChecking.consistency(
                        123,
                        size,
                        hash(growth.path("oldRoot")),
                        hash(inclusion.path("root")),
                        hashes(growth.path("proof"))))
                .isTrue();
        as("dpo").get("/proofs/inclusion?size=" + size).then().statusCode(400);
        as("dpo")
                .get("/proofs/inclusion?index=" + size + "&size=" + size)
                .then()
                .statusCode(400);
        as("dpo").get("/proofs/consistency?from=0").then().statusCode(400);
    }

    @Test
    @Clause("2.6.2(3)")
    void exports_areBuiltProvedAndLogged() throws IOException {
        SubjectRef person = subject();
        SubjectRef linked = subject();
        logged(link(person, linked), 1);
        logged(fact(person), 4);
        logged(fact(linked), 4);

        Map<String, byte[]> ofPerson = export("{\"kind\":\"subject\",\"subject\":\"" + person.value() + "\"}");
        Map<String, byte[]> ofPeriod = export("{\"kind\":\"period\",\"from\":\"2020-01-01T00:00:00Z\"}");

        VerifierKey key = VerifierKey.parse(given().get("/log/vkey").asString().strip());
        for (Map<String, byte[]> files : List.of(ofPerson, ofPeriod)) {
            SignedNote manifest = SignedNote.parse(file(files, "manifest"));
            assertThat(manifest.isSignedBy(key)).isTrue();
            assertThat(SignedNote.parse(file(files, "log/checkpoint")).isSignedBy(key))
                    .isTrue();
            List<String> lines = manifest.text().lines().skip(3).toList();
            assertThat(lines).hasSize(files.size() - 1);
            lines.forEach(line -> {
                String name = line.substring(line.lastIndexOf(' ') + 1);
                assertThat(line).startsWith(HexFormat.of().formatHex(digest(file(files, name))));
            });
        }
        JsonNode scope = JSON.readTree(file(ofPerson, "scope.json"));
        assertThat(scope.path("count").asInt()).isEqualTo(9);
        assertThat(scope.path("subjects")).hasSize(2);
        assertThat(scope.path("policyVersions").toString()).isEqualTo("[\"2026-11-01\"]");
        assertThat(ofPerson.keySet()).contains("log/inclusion.jsonl", "log/heads-entry.json", "log/heads.json");
        JsonNode heads = JSON.readTree(file(ofPerson, "log/heads-entry.json")).path("event");
        assertThat(OffsetDateTime.parse(heads.path("time").asText()).toInstant())
                .isAfterOrEqualTo(
                        OffsetDateTime.parse(scope.path("createdAt").asText()).toInstant());
        assertThat(ofPeriod.keySet()).contains("log/range.json", "log/previous-checkpoint", "log/consistency.json");
        assertThat(new String(file(ofPerson, "README.ru.html"), StandardCharsets.UTF_8))
                .contains("240440018332", person.value());
        assertThat(new String(file(ofPerson, "records.csv"), StandardCharsets.UTF_8).lines())
                .hasSize(10);
        JsonNode everything = JSON.readTree(file(export("{\"kind\":\"period\"}"), "scope.json"));
        assertThat(everything.path("first").asLong()).isZero();
        assertThat(everything.has("from") || everything.has("to")).isFalse();
        assertThat(everything.path("end").asLong()).isGreaterThanOrEqualTo(9);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(json(as("dpo").get("/entries?type=kz.tumar.ExportCreated.v1"))
                                .path("entries")
                                .size())
                        .isGreaterThanOrEqualTo(2));
        as("dpo").body("{\"kind\":\"subject\"}").post("/exports").then().statusCode(400);
        as("dpo")
                .body("{\"kind\":\"all\",\"from\":\"x\"}")
                .post("/exports")
                .then()
                .statusCode(400)
                .body("violations.size()", equalTo(2));
        as("dpo")
                .body("{\"kind\":")
                .post("/exports")
                .then()
                .statusCode(400)
                .contentType(startsWith("application/problem+json"));
        as("officer").body("{\"kind\":\"period\"}").post("/exports").then().statusCode(403);
    }

    @Test
    @Clause("2.6.2(3)")
    void anExportWithoutRoomInAPackage_isRefusedBeforeItIsBuilt() {
        logged(fact(subject()), 3);
        String all = "{\"kind\":\"period\"}";
        String none = "{\"kind\":\"period\",\"to\":\"2020-01-01T00:00:00Z\"}";
        QuarkusMock.installMockForType(sizing.within(1000), SizingOrders.class);

        as("dpo")
                .body(all)
                .post("/exports")
                .then()
                .statusCode(400)
                .body("type", equalTo("urn:tumar:problem:invalid-parameter"))
                .body("violations.size()", equalTo(1))
                .body("violations[0].path", equalTo("/from"))
                .body("violations[0].rule", equalTo("package-too-large"))
                .body("violations[0].expected", startsWith("a shorter period: a package has room for about "));
        as("dpo").body(none).post("/exports").then().statusCode(202);
    }

    @Test
    @Clause("2.6.2")
    void anExportThatFailed_isBuiltAgain_forTheSameOrder() throws IOException, SQLException {
        logged(fact(subject()), 1);
        Map<String, byte[]> built = export("{\"kind\":\"period\"}");
        String id = JSON.readTree(file(built, "scope.json")).path("exportId").asText();
        as("dpo").post("/exports/" + id + "/retries").then().statusCode(409);
        as("officer").post("/exports/" + id + "/retries").then().statusCode(403);
        try (var owner = DriverManager.getConnection(
                        config("quarkus.datasource.jdbc.url"),
                        config("quarkus.flyway.username"),
                        config("quarkus.flyway.password"));
                var update = owner.prepareStatement("UPDATE exports SET state = 'failed' WHERE export_id = ?")) {
            update.setObject(1, UUID.fromString(id));
            assertThat(update.executeUpdate()).isEqualTo(1);
        }

        as("dpo").post("/exports/" + id + "/retries").then().statusCode(202);

        assertThat(fetched("/exports/" + id, "again").keySet()).isEqualTo(built.keySet());
    }

    @Test
    void aFactThatSaysItIsOld_isInThePeriodInWhichItWasAppended() throws IOException {
        Event<?> now = fact(subject());
        logged(at(now, OffsetDateTime.parse("1990-06-01T00:00:00Z")), 1);

        JsonNode claimed = JSON.readTree(file(
                export("{\"kind\":\"period\",\"from\":\"1990-01-01T00:00:00Z\",\"to\":\"1991-01-01T00:00:00Z\"}"),
                "scope.json"));
        JsonNode appended =
                JSON.readTree(file(export("{\"kind\":\"period\",\"from\":\"2020-01-01T00:00:00Z\"}"), "scope.json"));

        assertThat(claimed.path("count").asLong(-1)).isZero();
        assertThat(appended.path("count").asLong()).isPositive();
        assertThat(json(as("dpo").get("/entries?from=1990-01-01T00:00:00Z&to=1991-01-01T00:00:00Z"))
                        .path("entries"))
                .isNotEmpty();
    }

    @Test
    @Clause("2.8")
    void aBitThatFlippedOnDisk_isFoundOnReadingAgain_andToldByHealthMetricAndFact() throws SQLException {
        logged(fact(subject()), 300);
        scrub();
        given().get("/q/health/well").then().statusCode(200);

        flipTile();
        try {
            scrub();
        } finally {
            flipTile();
        }

        given().get("/q/health/well").then().statusCode(503);
        assertThat(given().get("/q/metrics").asString()).contains("tumar_log_scrub_broken 1.0");
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(json(as("dpo").get("/entries?type=kz.tumar.IntegrityBroken.v1"))
                                .path("entries"))
                        .isNotEmpty());
        scrub();
        given().get("/q/health/well").then().statusCode(200);
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(json(as("dpo").get("/entries?type=kz.tumar.IntegrityVerified.v1"))
                                .path("entries")
                                .size())
                        .isGreaterThanOrEqualTo(2));
    }

    private static void scrub() {
        double before = rounds();
        as("officer").post("/scrubs").then().statusCode(403);
        as("dpo").post("/scrubs").then().statusCode(202);
        await().atMost(PATIENCE).until(() -> rounds() > before);
    }

    private static double rounds() {
        return given().get("/q/metrics")
                .asString()
                .lines()
                .filter(line -> line.startsWith("tumar_log_scrub_rounds"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private static void flipTile() throws SQLException {
        try (var owner = DriverManager.getConnection(
                        config("quarkus.datasource.jdbc.url"),
                        config("quarkus.flyway.username"),
                        config("quarkus.flyway.password"));
                var statement = owner.createStatement()) {
            statement.execute("ALTER TABLE tiles DISABLE TRIGGER append_only");
            statement.execute("UPDATE tiles SET hashes = set_bit(hashes, 77, 1 - get_bit(hashes, 77)) WHERE level = 0"
                    + " AND tile_index = 0");
            statement.execute("ALTER TABLE tiles ENABLE TRIGGER append_only");
        }
    }

    @Test
    @Clause("2.8")
    void questions_narrowTogether_andADayIsToldFromTheFacts() {
        SubjectRef person = subject();
        logged(link(person, subject()), 3);
        String about = "/entries?subject=" + person.value();

        assertThat(found(about + "&service=consent&from=2026-11-01T00:00:00Z")).isEqualTo(3);
        assertThat(found(about + "&service=retention")).isZero();
        assertThat(found(about + "&clause=7.2")).isZero();
        assertThat(found(about + "&holder=crm")).isZero();
        assertThat(found(about + "&actor=crm")).isZero();
        assertThat(found("/entries?clause=2.8&type=kz.tumar.SubjectsLinked.v1")).isZero();
        as("dpo")
                .get("/entries?service=billing&clause=99&holder=CRM&actor=-")
                .then()
                .statusCode(400)
                .body("violations.size()", equalTo(4));
        JsonNode counted = json(as("dpo").get("/entries/counts?clause=2.8"));
        assertThat(counted.path("clauses").path("2.8").asLong()).isPositive();
        assertThat(counted.path("actors")).isNotEmpty();

        JsonNode standing = json(as("dpo").get("/standings?subject=" + person.value() + "&on=2026-11-23"));
        assertThat(standing.at("/standing/facts").asLong())
                .as("these, and that somebody asked")
                .isGreaterThanOrEqualTo(3);
        assertThat(standing.at("/standing/consents").isArray()).isTrue();
        assertThat(lines(as("dpo").get("/standings/csv?subject=" + person.value() + "&on=2026-11-23")))
                .containsExactly("\uFEFFon,kind,key,state,since,says,facts,corrections");
        as("officer")
                .get("/standings/csv?on=2026-11-23&subject=" + person.value())
                .then()
                .statusCode(403);
        assertThat(json(as("dpo").get("/standings?subject=" + person.value() + "&on=2026-11-22"))
                        .at("/standing/facts")
                        .asLong(-1))
                .isZero();
        byte[] first = as("dpo")
                .get("/entries/0/bytes")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(digest(new byte[] {0}, first))
                .isEqualTo(
                        Arrays.copyOf(given().get("/log/tile/0/" + firstTile()).asByteArray(), 32));
        as("dpo").get("/entries/9999999/bytes").then().statusCode(404);
        as("officer").get("/entries/0/bytes").then().statusCode(403);
        as("dpo").get("/standings").then().statusCode(400).body("violations.size()", equalTo(2));
        as("dpo")
                .get("/standings?on=2026-11-23&subject=" + subject().value())
                .then()
                .statusCode(404);
        as("officer").get("/standings").then().statusCode(403);

        JsonNode clauses = json(as("regulator").get("/clauses")).path("clauses");
        assertThat(clauses.size()).isGreaterThan(40);
        clauses.forEach(line -> {
            if (line.path("clause").asText().equals("2.8")) {
                assertThat(line.at("/evidence/facts/AuditQueried").asLong()).isPositive();
                assertThat(line.at("/evidence/last/index").asLong(-1)).isNotNegative();
                assertThat(line.path("tests").toString()).contains("audit-service/AuditServiceTest");
            }
            if (line.path("clause").asText().equals("8.1")) {
                assertThat(line.at("/evidence/late").asLong(-1)).isZero();
            }
        });
        as("officer").get("/clauses").then().statusCode(403);
    }

    private static String firstTile() {
        return signedSize() < 256 ? "000.p/1" : "000";
    }

    private long found(String question) {
        return json(as("dpo").get(question)).path("entries").size();
    }

    @Test
    @Clause("2.6.2")
    void inquiryInTheLog_ordersItsExportByItself_andTheRegulatorSeesThat_butNotWhatTheOperatorExports()
            throws IOException {
        SubjectRef person = subject();
        logged(fact(person), 1);
        var inquiry = new CaseId(UUID.randomUUID());
        Event<?> received = event(
                person,
                new AuthorityInquiryReceived(
                        inquiry,
                        new Numbered("12-3/456"),
                        LocalDate.parse("2026-11-20"),
                        Instant.parse("2026-11-20T05:00:00Z"),
                        LocalDate.parse("2026-12-04"),
                        new CalendarVersion("2026-11-01"),
                        List.of(person),
                        new Actor(ActorKind.SERVICE, null, null, null),
                        null,
                        null,
                        List.of(new NamedPerson(
                                person,
                                new SealedContent(
                                        new SealedRef("v-00000000000000000000000000"), new Sha256("ab".repeat(32)))))));
        String written = new String(Wire.write(received), StandardCharsets.UTF_8)
                .replace("\"/tumar/consent\"", "\"/tumar/request\"");

        publish(new Outgoing(new TopicName("tumar.consent"), received.key(), written.getBytes(StandardCharsets.UTF_8)));

        await().atMost(PATIENCE)
                .until(() -> json(as("regulator").get("/exports?inquiry=" + inquiry))
                        .path(0)
                        .path("state")
                        .asText()
                        .equals("ready"));
        JsonNode exports = json(as("regulator").get("/exports?inquiry=" + inquiry));
        assertThat(exports).hasSize(1);
        assertThat(exports.path(0).path("kind").asText()).isEqualTo("subject");
        JsonNode scope = JSON.readTree(
                file(fetched("/exports/" + exports.path(0).path("exportId").asText(), "inquiry"), "scope.json"));
        assertThat(scope.path("inquiry").asText()).isEqualTo(inquiry.toString());
        assertThat(scope.path("annex").toString())
                .isEqualTo("[{\"commitment\":\"" + "ab".repeat(32) + "\",\"subject\":\"" + person.value() + "\"}]");
        String own = as("dpo")
                .body("{\"kind\":\"period\"}")
                .post("/exports")
                .then()
                .statusCode(202)
                .extract()
                .path("exportId");
        as("dpo").get("/exports/" + own).then().statusCode(200);
        as("regulator").get("/exports/" + own).then().statusCode(404);
    }

    @Test
    void healthAndMetrics_tellTheLogsState() {
        given().get("/q/health/ready").then().statusCode(200);
        assertThat(given().get("/q/metrics").asString())
                .contains("tumar_log_signed_size")
                .contains("tumar_log_refusing 0.0");
    }

    private Map<String, byte[]> export(String order) throws IOException {
        String location = as("regulator")
                .body(order)
                .post("/exports")
                .then()
                .statusCode(202)
                .extract()
                .header("Location");
        return fetched(
                java.net.URI.create(location).getPath(),
                JSON.readTree(order).path("kind").asText());
    }

    /// Waits for a package, and holds it against both its hash and the verifier.
    private static Map<String, byte[]> fetched(String path, String name) throws IOException {
        await().atMost(PATIENCE)
                .until(() ->
                        json(as("regulator").get(path)).path("state").asText().equals("ready"));
        byte[] zip = as("regulator")
                .get(path + "/package")
                .then()
                .statusCode(200)
                .extract()
                .asByteArray();
        assertThat(HexFormat.of().formatHex(digest(zip)))
                .isEqualTo(json(as("regulator").get(path)).path("sha256").asText());
        as("regulator").get(path + "/signed-package").then().statusCode(404);
        Path kept = Files.write(Path.of("target", "package-" + name + ".zip"), zip);
        var key = kz.tumar.verify.note.VerifierKey.parse(
                        given().get("/log/vkey").asString().strip())
                .orElseThrow();
        assertThat(Verifying.verify(kept, TrustPolicy.of(key), _ -> {})).isInstanceOf(Verdict.Verified.class);
        Map<String, byte[]> files = new LinkedHashMap<>();
        try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(zip))) {
            for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
                files.put(entry.getName(), in.readAllBytes());
            }
        }
        return files;
    }

    /// Publishes as many copies with ids of their own, and waits until they are under a signed checkpoint.
    private long logged(Event<?> like, int copies) {
        long before = signedSize();
        List<Outgoing> records = new ArrayList<>();
        for (int i = 0; i < copies; i++) {
            Event<?> copy = at(like, like.time());
            records.add(new Outgoing(new TopicName("tumar.consent"), copy.key(), Wire.write(copy)));
        }
        publish(records.toArray(Outgoing[]::new));
        await().atMost(PATIENCE).until(() -> signedSize() >= before + copies);
        return signedSize();
    }

    private static Event<?> at(Event<?> like, OffsetDateTime time) {
        return new Event<>(
                like.specversion(),
                new EventId(UUID.randomUUID()),
                like.source(),
                like.type(),
                like.subject(),
                time,
                like.datacontenttype(),
                like.dataschema(),
                like.correlationid(),
                null,
                null,
                like.policyversion(),
                null,
                like.data());
    }

    private static long signedSize() {
        return Checkpoint.parse(SignedNote.parse(given().get("/log/checkpoint").asByteArray()))
                .size();
    }

    private static void publish(Outgoing... records) {
        var broker = new KafkaBroker(
                config("tumar.kafka.bootstrap"), "consent-service", new Settings.Secret(config("test.kafka.consent")));
        try (broker;
                Publisher publisher = broker.publisher()) {
            publisher.publish(List.of(records));
        }
    }

    private static Event<?> fact(SubjectRef subject) {
        return link(subject, subject);
    }

    private static Event<?> link(SubjectRef one, SubjectRef other) {
        return event(one, new SubjectsLinked(other, new Actor(ActorKind.SERVICE, null, null, null), null));
    }

    private static <F extends Fact> Event<F> event(@org.jspecify.annotations.Nullable SubjectRef subject, F data) {
        return new Event<>(
                Event.SPEC_VERSION,
                new EventId(UUID.randomUUID()),
                new Source("/tumar/consent"),
                EventType.of(data.getClass()),
                subject,
                OffsetDateTime.parse("2026-11-23T10:00:00+05:00"),
                Event.DATA_CONTENT_TYPE,
                Catalogue.schemaOf(data.getClass()),
                new CorrelationId(UUID.randomUUID()),
                null,
                null,
                VERSION,
                null,
                data);
    }

    private static SubjectRef subject() {
        byte[] digits = new byte[25];
        SecureRandom random = new SecureRandom();
        for (int i = 0; i < digits.length; i++) {
            digits[i] = (byte) random.nextInt(32);
        }
        return SubjectRef.issue(digits);
    }

    private static io.restassured.specification.RequestSpecification as(String role) {
        return given().contentType("application/json")
                .header("Authorization", "Bearer " + config("test.token." + role));
    }

    private static JsonNode json(Response response) {
        response.then().statusCode(200);
        try {
            return JSON.readTree(response.asByteArray());
        } catch (IOException malformed) {
            throw new IllegalStateException(malformed);
        }
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    private static Path root() {
        return Path.of(System.getProperty("tumar.root", ".."));
    }

    private static byte[] naiveRoot(List<byte[]> leaves) {
        if (leaves.size() == 1) {
            return leaves.getFirst();
        }
        int split = Integer.highestOneBit(leaves.size() - 1);
        return digest(
                new byte[] {1}, naiveRoot(leaves.subList(0, split)), naiveRoot(leaves.subList(split, leaves.size())));
    }

    private static byte[] digest(byte[]... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (byte[] part : parts) {
                digest.update(part);
            }
            return digest.digest();
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static Sha256 sha256(byte[] bytes) {
        return new Sha256(HexFormat.of().formatHex(digest(bytes)));
    }

    private static TreeHash hash(JsonNode base64) {
        return TreeHash.fromBase64(base64.asText());
    }

    private static List<TreeHash> hashes(JsonNode array) {
        List<TreeHash> hashes = new ArrayList<>();
        array.forEach(hash -> hashes.add(hash(hash)));
        return hashes;
    }

    private static byte[] file(Map<String, byte[]> files, String name) {
        return files.getOrDefault(name, new byte[0]);
    }
}
