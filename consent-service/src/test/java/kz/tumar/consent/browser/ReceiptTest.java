package kz.tumar.consent.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import kz.tumar.consent.Clause;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Receipts: their fields, who gets them, and what they prove.
@QuarkusTest
@QuarkusTestResource(FaceStack.class)
class ReceiptTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    static final String PROOF = "tumar:proof";

    @BeforeEach
    void ready() {
        Service.untilReady();
    }

    static ObjectNode receipt(String role, String record) {
        return (ObjectNode) tree(Service.as(role)
                .accept("application/ld+json")
                .get("/receipts/" + record)
                .then()
                .statusCode(200)
                .extract()
                .asString());
    }

    private static JsonNode tree(String json) {
        try {
            return JSON.readTree(json);
        } catch (IOException failed) {
            throw new AssertionError(failed);
        }
    }

    private static void withdrawAtTheSite(SubjectRef subject) {
        String claim = """
                {"specversion":"1.0","id":"%s","source":"/company/site","type":"kz.tumar.ConsentWithdrawn.v1",\
                "subject":"%s","time":"%s","datacontenttype":"application/json",\
                "dataschema":"urn:tumar:schema:claim:ConsentWithdrawn:v1","correlationid":"%s",\
                "data":{"purpose":"marketing","channel":"web-form","actedBy":{"representation":"SELF"}}}""".formatted(UUID.randomUUID(), subject, Instant.now(), UUID.randomUUID());
        Service.as("system:site")
                .contentType("application/cloudevents+json")
                .body(claim)
                .post("/events")
                .then()
                .statusCode(200);
    }

    @Test
    @Clause("7.2")
    void consentAndWithdrawal_haveEveryFieldOfTheReferenceExamples() throws IOException {
        SubjectRef subject = Service.register();
        PagesTest.consentAtTheSite(subject, Instant.now().minusSeconds(60));
        withdrawAtTheSite(subject);
        Service.as("system:site")
                .body("""
                {"subject":"%s","purpose":"commercial-activity","subjectCategory":"client","channel":"web-form",\
                "actedBy":{"representation":"SELF"},\
                "textHash":"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"}""".formatted(subject))
                .post("/refusals")
                .then()
                .statusCode(201);

        for (String type : List.of("ConsentGiven", "ConsentWithdrawn", "ConsentRefused")) {
            ObjectNode receipt = receipt("subject:" + subject, Service.fact(subject, type));
            var paths = new TreeSet<String>();
            paths("", receipt, paths);
            assertThat(paths).as("fields of the receipt of %s", type).containsAll(reference());
            var statuses = receipt.path("dpv:hasRecordOfActivity").path("dpv:hasConsentStatus");
            assertThat(statuses).hasSize(type.equals("ConsentWithdrawn") ? 2 : 1);
            assertThat(statuses.get(statuses.size() - 1).path("@type").get(0).asText())
                    .isEqualTo("dpv:" + type);
        }
        ObjectNode withdrawn = receipt("subject:" + subject, Service.fact(subject, "ConsentWithdrawn"));
        assertThat(withdrawn
                        .at("/dpv:hasRecordOfActivity/dpv:hasConsentStatus/1/@type/0")
                        .asText())
                .isEqualTo("dpv:ConsentWithdrawn");
    }

    @Test
    @Clause({"2.6.1", "8.4"})
    void withdrawalThatIsLimited_saysOnItsReceiptAndOnThePage_whatGoesOnAndWhy() {
        SubjectRef subject = Service.register();
        Service.as("system:site")
                .contentType("application/cloudevents+json")
                .body("""
                {"specversion":"1.0","id":"%s","source":"/company/site","type":"kz.tumar.GroundEstablished.v1",\
                "subject":"%s","time":"%s","datacontenttype":"application/json",\
                "dataschema":"urn:tumar:schema:claim:GroundEstablished:v1","correlationid":"%s",\
                "data":{"groundId":"%s","ground":"contract","purposes":["commercial-activity"],\
                "categories":["contact"],"subjectCategory":"client"}}""".formatted(
                                UUID.randomUUID(),
                                subject,
                                Instant.now().minusSeconds(60),
                                UUID.randomUUID(),
                                UUID.randomUUID()))
                .post("/events")
                .then()
                .statusCode(200);
        Service.as("system:site")
                .body("""
                {"subject":"%s","purpose":"commercial-activity","channel":"web-form",\
                "actedBy":{"representation":"SELF"}}""".formatted(subject))
                .post("/withdrawals")
                .then()
                .statusCode(201);

        String record = Service.fact(subject, "ConsentWithdrawn");
        var goesOn = receipt("subject:" + subject, record).at("/dpv:hasRecordOfActivity/tumar:goesOn/0");
        assertThat(goesOn.at("/dpv:hasPersonalData/0/@id").asText()).endsWith(":contact");
        assertThat(goesOn.at("/tumar:because/ru").asText()).contains("Есть неисполненное обязательство", "kz.94-v.8-2");
        assertThat(goesOn.path("tumar:article").asText()).isEqualTo("policy.4.1");
        Centre person = Centre.signedIn(subject);
        assertThat(RestAssured.given()
                        .cookie("tumar-session", person.cookie())
                        .accept("text/html")
                        .get("/receipts/" + record + "?lang=kk")
                        .asString())
                .contains("Не жалғасады және неліктен", "Орындалмаған міндеттеме бар");
        assertThat(person.page())
                .contains("The withdrawal has effect in part", "There is an unfulfilled obligation")
                .as("what the law itself carries for a client")
                .contains("Compliance with the law");
    }

    private static List<String> reference() throws IOException {
        try (var fields = ReceiptTest.class.getResourceAsStream("/iso-27560-fields.txt")) {
            return new String(java.util.Objects.requireNonNull(fields).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.startsWith("#") && !line.isBlank())
                    .toList();
        }
    }

    private static void paths(String at, JsonNode node, java.util.Set<String> paths) {
        if (node.isObject()) {
            node.properties().forEach(field -> {
                String path = at + "/" + field.getKey();
                paths.add(path);
                paths(path, field.getValue(), paths);
            });
        } else if (node.isArray()) {
            node.forEach(each -> paths(at, each, paths));
        }
    }

    @Test
    void theSameReceiptComesAgain_toItsHolderWithTheCode_toTheSystemWithout_toOthersNotAtAll() {
        SubjectRef subject = Service.register();
        PagesTest.consentAtTheSite(subject, Instant.now());
        String record = Service.fact(subject, "ConsentGiven");
        ObjectNode first = receipt("subject:" + subject, record);

        assertThat(receipt("subject:" + subject, record)).isEqualTo(first);
        ObjectNode forTheSite = receipt("system:site", record);
        assertThat(forTheSite.path(PROOF).has("tumar:nonce")).isFalse();
        assertThat(forTheSite.path(PROOF).path("tumar:commitment"))
                .isEqualTo(first.path(PROOF).path("tumar:commitment"));
        SubjectRef stranger = Service.register();
        for (String other : List.of("subject:" + stranger, "system:crm")) {
            assertThat(Service.as(other)
                            .accept("application/ld+json")
                            .get("/receipts/" + record)
                            .statusCode())
                    .as(other)
                    .isEqualTo(404);
        }
        assertThat(RestAssured.given()
                        .accept("application/ld+json")
                        .get("/receipts/" + record)
                        .statusCode())
                .isEqualTo(401);
        assertThat(Service.types(subject))
                .as("issued once, in the log")
                .containsExactly("SubjectRegistered", "ConsentGiven", "ReceiptIssued");
    }

    @Test
    void nonceOpensTheCommitmentInTheLog_andNothingElseDoes() {
        SubjectRef subject = Service.register();
        PagesTest.consentAtTheSite(subject, Instant.now());
        ObjectNode receipt = receipt("subject:" + subject, Service.fact(subject, "ConsentGiven"));

        assertThat(genuine(receipt)).isTrue();
        ObjectNode otherWords = receipt.deepCopy();
        otherWords.put("dct:created", "2020-01-01T00:00:00Z");
        assertThat(genuine(otherWords)).isFalse();
        ObjectNode otherCode = receipt.deepCopy();
        ((ObjectNode) otherCode.path(PROOF)).put("tumar:nonce", "0".repeat(64));
        assertThat(genuine(otherCode)).isFalse();
    }

    private static boolean genuine(ObjectNode receipt) {
        return RestAssured.given()
                .contentType("application/ld+json; charset=UTF-8")
                .body(receipt.toString())
                .post("/receipts/verify")
                .then()
                .statusCode(200)
                .extract()
                .<Boolean>path("genuine");
    }
}
