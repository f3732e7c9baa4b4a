package kz.tumar.request;

import static kz.tumar.request.Running.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import kz.tumar.contract.SubjectRef;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The annex of an inquiry: who the persons asked about are, apart from everything that goes into an export.
@QuarkusTest
@QuarkusTestResource(RequestStack.class)
class AnnexTest {
    @BeforeEach
    void untilReady() throws IOException {
        Running.untilReady();
    }

    private static ValidatableResponse registered(List<SubjectRef> subjects, List<?> annex) {
        return as("officer")
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .body(Map.of(
                        "letter",
                        "12-3/900",
                        "letterDate",
                        "2026-11-20",
                        "subjects",
                        subjects.stream().map(SubjectRef::value).toList(),
                        "annex",
                        annex))
                .post("/inquiries")
                .then();
    }

    private static Map<String, ?> named(SubjectRef subject, Map<String, String> content) {
        return Map.of("subject", subject.value(), "content", content);
    }

    @Test
    @Clause("2.6.2(3)")
    void annex_namesWhoIsAskedAbout_provesItself_andItsOpeningIsAFact() throws GeneralSecurityException {
        SubjectRef person = Running.known("site");
        String who = "subject of file 17-\u04d9";
        Map<String, String> sealed = Running.seal(person, who);
        String inquiry = registered(List.of(person), List.of(named(person, sealed)))
                .statusCode(201)
                .body(not(containsString("file 17")))
                .extract()
                .path("caseId");

        JsonPath annex = as("dpo")
                .get("/inquiries/" + inquiry + "/annex")
                .then()
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("format", equalTo("tumar-annex/1"))
                .body("persons", hasSize(1))
                .body("persons[0].who", equalTo(who))
                .body("persons[0].destroyed", equalTo(false))
                .extract()
                .jsonPath();

        MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        sha256.update("tumar/commitment/v1".getBytes(StandardCharsets.US_ASCII));
        sha256.update(HexFormat.of().parseHex(annex.getString("persons[0].nonce")));
        String computed = HexFormat.of().formatHex(sha256.digest(who.getBytes(StandardCharsets.UTF_8)));
        assertThat(annex.getString("persons[0].commitment")).isEqualTo(computed).isEqualTo(sealed.get("commitment"));
        for (String language : List.of("kk", "ru", "en")) {
            byte[] pdf = as("officer")
                    .accept("application/pdf")
                    .queryParam("language", language)
                    .get("/inquiries/" + inquiry + "/annex")
                    .then()
                    .statusCode(200)
                    .contentType("application/pdf")
                    .extract()
                    .asByteArray();
            assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        }
        as("regulator").get("/inquiries/" + inquiry + "/annex").then().statusCode(403);
        as("officer").get("/inquiries/" + inquiry + "/annex?language=de").then().statusCode(404);
    }

    @Test
    void nameThatIsNotSealedHere_orNotOfThisPerson_orOfNobodyAskedAbout_isRefused() {
        SubjectRef asked = Running.known("site");
        SubjectRef other = Running.known("site");
        Map<String, String> ofOther = Running.seal(other, "somebody else");

        registered(List.of(asked), List.of(named(asked, ofOther)))
                .statusCode(400)
                .body("violations.path", hasItem("/annex/0/content"));
        registered(List.of(asked), List.of(named(other, ofOther)))
                .statusCode(400)
                .body("violations.path", hasItem("/annex"));
    }

    @Test
    void inquiryWithoutAnAnnex_hasNone() {
        SubjectRef person = Running.known("site");
        String inquiry =
                registered(List.of(person), List.of()).statusCode(201).extract().path("caseId");

        as("officer").get("/inquiries/" + inquiry + "/annex").then().statusCode(404);
    }
}
