package kz.tumar.request;

import static kz.tumar.request.Running.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.common.mapper.TypeRef;
import io.restassured.http.ContentType;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What is taken in with a request, and what is not.
@QuarkusTest
@QuarkusTestResource(RequestStack.class)
class EvidenceTest {
    private static final String DETAILS = "identity-document-details";
    private static final byte[] JPEG = HexFormat.of().parseHex("ffd8ffe000104a46494600010100");

    @BeforeEach
    void untilReady() throws IOException {
        Running.untilReady();
    }

    private static ValidatableResponse upload(SubjectRef subject, String category, byte[] bytes, String language) {
        return as("officer")
                .contentType(ContentType.BINARY)
                .header("Tumar-Subject", subject.value())
                .header("Tumar-Category", category)
                .header("Accept-Language", language)
                .body(bytes)
                .post("/sealed")
                .then();
    }

    @Test
    @Clause("8.1")
    void copyOfAnIdentityDocument_isRefused_inTheReadersLanguage_andOtherEvidenceIsTaken() {
        SubjectRef subject = Running.known("site");

        upload(subject, DETAILS, JPEG, "kk")
                .statusCode(415)
                .contentType("application/problem+json")
                .header("Content-Language", "kk")
                .body("type", equalTo("urn:tumar:problem:identity-copy"))
                .body("detail", containsString("көшірмесі"));
        upload(subject, DETAILS, JPEG, "ru-RU, en;q=0.5").body("detail", containsString("Копии"));
        upload(subject, DETAILS, "%PDF-1.7".getBytes(StandardCharsets.US_ASCII), "en")
                .statusCode(415)
                .body("detail", containsString("Copies"));

        upload(subject, "request-file", JPEG, "en").statusCode(201);
        upload(subject, "request-file", HexFormat.of().parseHex("4d5a900003000000"), "en")
                .statusCode(415)
                .body("type", equalTo("urn:tumar:problem:file-type"));
    }

    @Test
    @Clause("8.1")
    void detailsThatLackSomething_areRefusedWithEveryPath_andNoValue() {
        SubjectRef subject = Running.known("site");

        as("officer")
                .body(Map.of("subject", subject.value(), "category", DETAILS, "text", """
                        {"document":{"number":"N7654321"},"iin":"990101399995"}"""))
                .post("/sealed")
                .then()
                .statusCode(422)
                .body("type", equalTo("urn:tumar:problem:content-invalid"))
                .body("violations.path", hasItems("/value/document/issuedOn", "/value/document/issuer", "/value/iin"))
                .body(not(containsString("N7654321")))
                .body(not(containsString("990101399995")));
    }

    @Test
    void fileOverTheLimit_isRefusedAsSuch_streamedOrSaidBefore() {
        SubjectRef subject = Running.known("site");
        byte[] large = new byte[5 * 1024 * 1024 + 1];
        Arrays.fill(large, (byte) 'a');

        upload(subject, "request-file", large, "en")
                .statusCode(413)
                .body("type", equalTo("urn:tumar:problem:file-too-large"));
        upload(subject, "request-file", Arrays.copyOf(large, large.length - 1), "en")
                .statusCode(201);
    }

    @Test
    @Clause("8.1")
    void onlyDetails_countAsDetailsOfADocument_andADifferentContentIsAskedFor() {
        SubjectRef subject = Running.known("site");
        Map<String, String> noDetails = Running.seal(subject, "a letter");

        var filed = as("officer")
                .body(Map.of(
                        "subject",
                        subject.value(),
                        "kind",
                        "ACCESS",
                        "channel",
                        "web-form",
                        "identityDocument",
                        noDetails,
                        "participation",
                        Running.seal(subject, "a contract"),
                        "signature",
                        Running.seal(subject, "a signature")))
                .post("/requests")
                .then()
                .statusCode(201)
                .extract();

        assertThat(filed.<Object>path("missing")).isEqualTo(List.of("IDENTITY_DOCUMENT"));
        Others.act(filed.path("caseId"), "supplement", Map.of("identityDocument", noDetails))
                .statusCode(400)
                .body("violations[0].path", equalTo("/identityDocument"));
        Others.act(filed.path("caseId"), "supplement", Map.of("identityDocument", details(subject)))
                .statusCode(200)
                .body("missing.size()", equalTo(0));
    }

    private static Map<String, String> details(SubjectRef subject) {
        return as("officer")
                .body(Map.of("subject", subject.value(), "category", DETAILS, "text", """
                        {"document":{"number":"N01234567","issuedOn":"2020-02-29","issuer":"ҚР ІІМ"},
                         "iin":"851231499972"}"""))
                .post("/sealed")
                .then()
                .statusCode(201)
                .extract()
                .as(new TypeRef<>() {});
    }
}
