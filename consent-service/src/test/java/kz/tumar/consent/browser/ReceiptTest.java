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
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.UUID;
import kz.tumar.consent.Clause;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Receipts: their fields, what they prove, and what nobody can guess from anything that leaves the service.
@QuarkusTest
@QuarkusTestResource(FaceStack.class)
class ReceiptTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String PROOF = "tumar:proof";

    @BeforeEach
    void ready() {
        Service.untilReady();
    }

    private static ObjectNode receipt(String role, String record) {
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

    /// A telephone number has few digits and a browser few addresses: whoever holds all that left the service hashes
    /// every candidate in every way they can think of, and must find none.
    @Test
    @Clause("7.8")
    void lowEntropyValues_cannotBeGuessedFromAnythingThatLeaves() {
        String telephone = "+7701%07d".formatted(System.nanoTime() % 5_000);
        SubjectRef subject = Service.register("site", telephone);
        giveOnThePage(subject);
        String left = everythingThatLeft(subject);
        assertThat(left).contains(subject.value()).contains("ReceiptIssued").contains("\"evidence\"");

        for (int i = 0; i < 5_000; i++) {
            String guess = "+7701%07d".formatted(i);
            for (String form : List.of(guess, "site/" + guess, guess + "\n", subject + guess, guess + subject)) {
                notFound(left, form);
            }
        }
        for (int i = 0; i < 256; i++) {
            for (String form : List.of("127.0.0." + i, "{\"address\":\"127.0.0." + i + "\"}")) {
                notFound(left, form);
            }
        }
        assertThat(left).doesNotContain(telephone, "127.0.0.1\"", "planted-agent");
    }

    private static void notFound(String left, String guess) {
        for (String prefix : List.of("", "tumar/commitment/v1", "tumar/account/v1\n")) {
            String hash = sha256((prefix + guess).getBytes(StandardCharsets.UTF_8));
            if (left.contains(hash) || left.contains(hash.substring(0, 26))) {
                throw new AssertionError("a guess was confirmed by what left the service");
            }
        }
    }

    /// The trial above can succeed: with the nonce, which only the person has, the very same guessing finds the
    /// receipt.
    @Test
    void withTheNonce_theSameGuessingSucceeds() throws IOException {
        SubjectRef subject = Service.register();
        PagesTest.consentAtTheSite(subject, Instant.now());
        String record = Service.fact(subject, "ConsentGiven");
        ObjectNode receipt = receipt("subject:" + subject, record);
        byte[] nonce =
                HexFormat.of().parseHex(receipt.path(PROOF).path("tumar:nonce").asText());
        receipt.remove(PROOF);
        byte[] canonical = new org.erdtman.jcs.JsonCanonicalizer(receipt.toString()).getEncodedUTF8();
        byte[] domain = "tumar/commitment/v1".getBytes(StandardCharsets.US_ASCII);
        byte[] opened = java.nio.ByteBuffer.allocate(domain.length + nonce.length + canonical.length)
                .put(domain)
                .put(nonce)
                .put(canonical)
                .array();
        assertThat(everythingThatLeft(subject)).contains(sha256(opened));
    }

    private static void giveOnThePage(SubjectRef subject) {
        String cookie = Service.as("subject:" + subject).post("/centre/session").cookie("tumar-session");
        String page = RestAssured.given()
                .cookie("tumar-session", cookie)
                .get("/centre?lang=en")
                .asString();
        String form = page.substring(page.indexOf("/centre/consents/marketing/give"));
        RestAssured.given()
                .redirects()
                .follow(false)
                .cookie("tumar-session", cookie)
                .header("User-Agent", "planted-agent")
                .formParams(Map.of(
                        "key", field(form, "key"),
                        "act", field(form, "act"),
                        "person", field(form, "person"),
                        "text", field(form, "text"),
                        "lang", "en"))
                .post("/centre/consents/marketing/give")
                .then()
                .statusCode(303)
                .header("Location", org.hamcrest.Matchers.containsString("done=given"));
        receipt("subject:" + subject, Service.fact(subject, "ConsentGiven"));
    }

    private static String field(String form, String name) {
        int at = form.indexOf("name=\"" + name + "\" value=\"") + name.length() + 15;
        return form.substring(at, form.indexOf('"', at));
    }

    /// What others see of a person: the facts, as they go to Kafka and the log, and what systems and officers are told.
    private static String everythingThatLeft(SubjectRef subject) {
        var left = new ArrayList<String>();
        left.add(Service.as("dpo")
                .get("/subjects/" + subject + "/history?limit=500")
                .asString());
        left.add(receipt("dpo", Service.fact(subject, "ConsentGiven")).toString());
        left.add(Service.as("system:crm")
                .queryParam("subject", subject.value())
                .queryParam("purpose", "marketing")
                .queryParam("category", "contact")
                .queryParam("subjectCategory", "client")
                .get("/decisions")
                .asString());
        return String.join("\n", left);
    }

    private static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
