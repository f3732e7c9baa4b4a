package kz.tumar.consent.browser;

import static kz.tumar.consent.browser.ReceiptTest.PROOF;
import static kz.tumar.consent.browser.ReceiptTest.receipt;
import static org.assertj.core.api.Assertions.assertThat;

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
import kz.tumar.consent.Clause;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What nobody can guess from anything that leaves the service.
@QuarkusTest
@QuarkusTestResource(FaceStack.class)
class GuessingTest {
    @BeforeEach
    void ready() {
        Service.untilReady();
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
}
