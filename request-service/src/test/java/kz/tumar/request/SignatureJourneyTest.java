package kz.tumar.request;

import static io.restassured.RestAssured.given;
import static kz.tumar.request.Others.act;
import static kz.tumar.request.Running.SOON;
import static kz.tumar.request.Running.as;
import static kz.tumar.request.Running.config;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.common.mapper.TypeRef;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A request signed electronically, from its filing to what the signature is worth.
@QuarkusTest
@QuarkusTestResource(RequestStack.class)
class SignatureJourneyTest {
    @BeforeEach
    void untilReady() throws IOException {
        Running.untilReady();
    }

    private static Map<String, String> seal(SubjectRef subject, String category, byte[] value) {
        return as("officer")
                .body(Map.of(
                        "subject",
                        subject.value(),
                        "category",
                        category,
                        "value",
                        Base64.getEncoder().encodeToString(value)))
                .post("/sealed")
                .then()
                .statusCode(201)
                .extract()
                .as(new TypeRef<>() {});
    }

    static String filed(SubjectRef subject, String signature, String iin) {
        byte[] details = """
                {"document":{"number":"N01234567","issuedOn":"2020-02-29","issuer":"Planted"},"iin":"%s"}""".formatted(iin).getBytes(StandardCharsets.UTF_8);
        byte[] request = TrustedForTests.REQUEST.getBytes(StandardCharsets.UTF_8);
        return as("officer")
                .body(Map.of(
                        "subject",
                        subject.value(),
                        "kind",
                        "ACCESS",
                        "channel",
                        "web-form",
                        "identityDocument",
                        seal(subject, "identity-document-details", details),
                        "participation",
                        Running.seal(subject, "a contract"),
                        "signature",
                        seal(
                                subject,
                                "request-file",
                                Base64.getDecoder().decode(config("test.signature." + signature))),
                        "content",
                        seal(subject, "request-file", request)))
                .post("/requests")
                .then()
                .statusCode(201)
                .extract()
                .path("caseId");
    }

    static ValidatableResponse verify(String caseId) {
        return act(caseId, "signature-verification", Map.of());
    }

    @Test
    @Clause("8.1")
    void signatureOfTheApplicant_isValid_onceForOneKey_andTheReportIsSealed() {
        SubjectRef subject = Running.known("site");
        String caseId = filed(subject, "valid", TrustedForTests.APPLICANT);
        String key = UUID.randomUUID().toString();
        for (int i = 0; i < 2; i++) {
            as("officer")
                    .header("If-Match", "*")
                    .header("Idempotency-Key", key)
                    .post("/requests/" + caseId + "/signature-verification")
                    .then()
                    .statusCode(200)
                    .header("ETag", equalTo("\"2\""))
                    .body("outcome", equalTo("VALID"))
                    .body("findings.code", hasItem("TIMESTAMP_MISSING"))
                    .body("findings[0].title.kk", containsString("Уақыт белгісі"))
                    .body(not(containsString(TrustedForTests.APPLICANT)));
        }
        String report = as("officer").get("/requests/" + caseId + "/signature").path("report.sealedRef");
        String value = as("officer")
                .body(Map.of("reason", "reveal.verify-identity"))
                .post("/sealed/" + report + "/reveal")
                .path("value");
        assertThat(new String(Base64.getDecoder().decode(value), StandardCharsets.UTF_8))
                .contains(TrustedForTests.APPLICANT, "TIMESTAMP_MISSING");
        act(caseId, "identity", Map.of()).statusCode(200);
        await().atMost(SOON)
                .untilAsserted(() -> assertThat(Others.facts("SignatureVerified", subject))
                        .singleElement()
                        .asString()
                        .doesNotContain(TrustedForTests.APPLICANT));
        assertThat(given().get("/q/metrics").asString()).contains("tumar_signature_revocation_usable");
        as("system:site")
                .header("If-Match", "*")
                .post("/requests/" + caseId + "/signature-verification")
                .then()
                .statusCode(403);
    }

    @Test
    @Clause("8.1")
    void signatureOfSomebodyElse_isAsGoodAsNone_isAskedFor_andIsNoGroundToVerifyAnIdentity() {
        SubjectRef subject = Running.known("site");
        String caseId = filed(subject, "another", TrustedForTests.APPLICANT);

        verify(caseId)
                .statusCode(200)
                .body("outcome", equalTo("INVALID"))
                .body("findings.code", hasItem("SIGNER_IS_ANOTHER_PERSON"))
                .body(not(containsString(TrustedForTests.SOMEBODY_ELSE)));

        as("officer").get("/requests/" + caseId).then().body("missing", hasItem("SIGNATURE"));
        act(caseId, "identity", Map.of()).statusCode(409);
        act(caseId, "signature-decision", Map.of("accepted", true, "reason", "signature.confirmed-in-person"))
                .statusCode(409);
        act(caseId, "completion", Map.of()).statusCode(200).body("completionAsked", equalTo(true));
        var right = seal(subject, "request-file", Base64.getDecoder().decode(config("test.signature.valid")));
        act(caseId, "supplement", Map.of("signature", right)).statusCode(200).body("missing.size()", equalTo(0));
        verify(caseId).body("outcome", equalTo("VALID"));
        act(caseId, "identity", Map.of()).statusCode(200);
    }

    @Test
    @Clause("8.1")
    void signatureWhoseRevocationNobodyKnows_isDecidedByAPerson_withAReason_once() {
        SubjectRef subject = Running.known("site");
        String caseId = filed(subject, "open", TrustedForTests.APPLICANT);

        verify(caseId).body("outcome", equalTo("INDETERMINATE")).body("findings.code", hasItem("REVOCATION_UNKNOWN"));
        act(caseId, "identity", Map.of()).statusCode(409);
        act(caseId, "signature-decision", Map.of("accepted", true, "reason", "refusal.incomplete"))
                .statusCode(422);
        act(caseId, "signature-decision", Map.of("accepted", true)).statusCode(400);
        Map<String, Object> accepted = Map.of("accepted", true, "reason", "signature.revocation-checked-otherwise");
        act(caseId, "signature-decision", accepted).statusCode(200).body("accepted", equalTo(true));
        act(caseId, "signature-decision", accepted).statusCode(409);
        act(caseId, "identity", Map.of()).statusCode(200);
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(Others.facts("SignatureDecided", subject)).hasSize(1));
    }

    @Test
    @Clause("8.1")
    void whatWasSignedByHand_isNotCheckedHere() {
        SubjectRef subject = Running.known("site");
        String caseId = as("officer")
                .body(Map.of(
                        "subject",
                        subject.value(),
                        "kind",
                        "ACCESS",
                        "channel",
                        "paper",
                        "signature",
                        seal(subject, "request-file", "%PDF-1.7".getBytes(StandardCharsets.US_ASCII))))
                .post("/requests")
                .path("caseId");

        verify(caseId).statusCode(409).body("violations[0].expected", equalTo("an electronic signature"));
    }
}
