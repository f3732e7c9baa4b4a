package kz.tumar.request;

import static io.restassured.RestAssured.given;
import static kz.tumar.request.Running.SOON;
import static kz.tumar.request.Running.as;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.agroal.api.AgroalDataSource;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.sql.SQLException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Requests that come by the public form, without a browser.
@QuarkusTest
@QuarkusTestResource(RequestStack.class)
class PublicFormTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Inject
    AgroalDataSource dataSource;

    @BeforeEach
    void untilReady() throws IOException {
        Running.untilReady();
    }

    @Test
    @Clause("8.1")
    void filed_isACaseWithNumberDueDateNormAndComplaint_atOnce() throws Exception {
        var receipt = Forms.file(
                "access", Map.of("docNumber", "012345678", "docDate", "15.03.2021", "docIssuer", "An office"));

        assertThat(receipt.number()).matches("R(-[0-9A-Z]{4}){3}");
        assertThat(receipt.secret()).matches("[0-9A-Z]{4}(-[0-9A-Z]{4}){4}");
        assertThat(receipt.page())
                .contains("id=\"due\"")
                .contains("This is the earlier of two dates")
                .contains("Law No. 94-V")
                .contains("A lawyer has not confirmed this term yet")
                .contains("does not count")
                .contains("Ministry of Artificial Intelligence")
                .contains("a signature, by hand or electronic");
        JsonNode filed = fact("SubjectRequestFiled", receipt);
        assertThat(filed.at("/data/channel").asText()).isEqualTo("web-form");
        assertThat(filed.at("/data/unmatched").asBoolean()).isTrue();
        assertThat(filed.at("/data/missing").toString()).contains("SIGNATURE").doesNotContain("IDENTITY_DOCUMENT");
        assertThat(fact("ApplicantRegistered", receipt).path("subject")).isEqualTo(filed.path("subject"));
        assertThat(receipt.page()).contains(filed.at("/data/statutoryDue").asText());
    }

    @Test
    @Clause("8.1")
    void whatWasTyped_isSealed_andAnOfficerReadsIt() throws Exception {
        var receipt = Forms.file("access", Map.of("name", "Typed Name", "iin", "990101399994", "text", "Мой вопрос"));
        JsonNode content = fact("SubjectRequestFiled", receipt).at("/data/content");

        String value = as("officer")
                .body(Map.of("reason", "reveal.verify-identity"))
                .post("/sealed/" + content.path("sealedRef").asText() + "/reveal")
                .then()
                .statusCode(200)
                .extract()
                .path("value");

        JsonNode typed = JSON.readTree(Base64.getDecoder().decode(value));
        assertThat(typed.path("name").asText()).isEqualTo("Typed Name");
        assertThat(typed.path("iin").asText()).isEqualTo("990101399994");
        assertThat(typed.path("text").asText()).isEqualTo("Мой вопрос");
    }

    @Test
    void sameFormSentAgain_isOneRequest_andShowsTheSameNumber() throws Exception {
        var fields = Forms.filled(Forms.key("access"), Map.of());
        var first = Forms.receipt(Forms.send("access", fields));

        fields.put("lang", "ru");
        var second = Forms.receipt(Forms.send("access", fields));

        assertThat(second.number()).isEqualTo(first.number());
        assertThat(second.secret()).isEqualTo(first.secret());
        assertThat(count("SELECT count(*) FROM tracking WHERE number = '%s'".formatted(stored(first))))
                .isOne();
        String subject = fact("SubjectRequestFiled", first).path("subject").asText();
        assertThat(count("SELECT count(*) FROM request_case WHERE subject = '%s'".formatted(subject)))
                .isOne();
        // Of the second nothing was kept, not even sealed.
        assertThat(count("SELECT count(*) FROM vault_sealed WHERE subject = '%s'".formatted(subject)))
                .isOne();
    }

    @Test
    void mistakes_areToldAllAtOnce_andWhatWasTypedStays() {
        var answer = Forms.send(
                "rectification",
                Forms.filled(
                        Forms.key("rectification"),
                        Map.of(
                                "name",
                                "",
                                "iin",
                                "990101399995",
                                "email",
                                "a@b",
                                "answer",
                                "PAPER",
                                "text",
                                "<b>&\"quoted\"</b>")));
        answer.then().statusCode(422);
        assertThat(answer.asString())
                .contains("href=\"#name\"", "href=\"#iin\"", "href=\"#email\"", "href=\"#post\"", "href=\"#reason-0\"")
                .contains("&lt;b&gt;&amp;&quot;quoted&quot;&lt;/b&gt;")
                .contains("value=\"990101399995\"");
    }

    @Test
    @Clause("8.1")
    void formSentAgainWithSomethingElse_isNoSecondLookAtTheFirst_andCanBeFiledByItself() {
        String key = Forms.key("access");
        var first = Forms.receipt(Forms.send("access", Forms.filled(key, Map.of("text", "All of it"))));

        var other = Forms.send("withdrawal", Forms.filled(key, Map.of("text", "All of it")));
        var changed = Forms.send("access", Forms.filled(key, Map.of("text", "Something else")));

        other.then().statusCode(409);
        changed.then().statusCode(409);
        assertThat(changed.asString()).contains("Something else").doesNotContain(first.number());
        var again = Forms.send("access", Forms.filled(key, Map.of("text", "All of it")));
        assertThat(Forms.receipt(again).number()).isEqualTo(first.number());
        var own = Forms.send("access", Forms.filled(Forms.key(changed), Map.of("text", "Something else")));
        assertThat(Forms.receipt(own).number()).isNotEqualTo(first.number());
    }

    @Test
    void formThatIsForgedTrappedOrComesFromAnotherSite_filesNothing() {
        long before = cases();
        String key = Forms.key("access");
        assertThat(Forms.send("access", Forms.filled("forged", Map.of())).statusCode())
                .isEqualTo(422);
        assertThat(Forms.send("access", Forms.filled(key, Map.of("website", "spam")))
                        .statusCode())
                .isEqualTo(422);
        assertThat(given().header("Sec-Fetch-Site", "cross-site")
                        .formParams(Forms.filled(key, Map.of()))
                        .post("/form/access")
                        .statusCode())
                .isEqualTo(403);
        assertThat(given().get("/form/nothing-like-it").statusCode()).isEqualTo(404);
        assertThat(cases()).isEqualTo(before);
    }

    @Test
    void status_needsTheSecret_andGuessingOneIsCutOff() {
        var receipt = Forms.file("access", Map.of());
        var other = Forms.file("access", Map.of());
        assertThat(receipt.status("en").asString()).contains("Being considered").contains("id=\"due\"");
        assertThat(Forms.status(receipt.number(), other.secret(), "en").statusCode())
                .isEqualTo(404);
        assertThat(Forms.status(
                                receipt.number().toLowerCase(Locale.ROOT),
                                receipt.secret().replace("-", " "),
                                "ru")
                        .statusCode())
                .isEqualTo(200);
        for (int i = 0; i < 20; i++) {
            Forms.status(receipt.number(), "wrong" + i, "en");
        }
        assertThat(receipt.status("en").statusCode()).isEqualTo(429);
        assertThat(other.status("en").statusCode()).isEqualTo(200);
    }

    @Test
    @Clause({"8.1", "2.6.2"})
    void status_tellsWhatIsMissingTheExtensionAndTheRefusal() throws Exception {
        var receipt = Forms.file("access", Map.of());
        String caseId = fact("SubjectRequestFiled", receipt).at("/data/caseId").asText();
        assertThat(receipt.status("en").asString()).doesNotContain("id=\"missing\"");

        Others.act(caseId, "completion", Map.of()).statusCode(200);
        Others.act(caseId, "extension", Map.of("workingDays", 2, "reason", "extension.volume"))
                .statusCode(200);
        assertThat(receipt.status("en").asString())
                .contains("id=\"missing\"", "a signature")
                .contains("extended by 2 working days", "The volume of data");

        Others.act(caseId, "refusal", Map.of("reason", "refusal.incomplete", "article", "policy.8.1"))
                .statusCode(200);
        assertThat(receipt.status("kk").asString())
                .contains("Бас тартылды", "Сұрау салуда қажетті мәліметтер жоқ", "сотқа жүгінуге");
    }

    @Test
    void pages_sayNothingToOthers_andSetNoCookie() {
        for (String path : List.of("/form", "/form/access", "/form/status")) {
            var answer = given().header("Accept-Language", "ru").get(path);
            answer.then().statusCode(200);
            assertThat(answer.header("Referrer-Policy")).isEqualTo("no-referrer");
            assertThat(answer.header("Cache-Control")).contains("no-store");
            assertThat(answer.header("Content-Security-Policy"))
                    .contains("default-src 'none'", "frame-ancestors 'none'");
            assertThat(answer.cookies()).isEmpty();
            assertThat(answer.asString()).contains("lang=\"ru\"");
        }
    }

    private static String stored(Forms.Receipt receipt) {
        return receipt.number().toLowerCase(Locale.ROOT);
    }

    private long cases() {
        try {
            return count("SELECT count(*) FROM request_case");
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// The fact of this type about the request of a number, from Kafka.
    private JsonNode fact(String type, Forms.Receipt receipt) throws Exception {
        String subject = text("SELECT subject FROM request_case JOIN tracking USING (case_id) WHERE number = '%s'"
                .formatted(stored(receipt)));
        await().atMost(SOON)
                .until(() -> !Others.facts(type, new kz.tumar.contract.SubjectRef(subject))
                        .isEmpty());
        String fact =
                Others.facts(type, new kz.tumar.contract.SubjectRef(subject)).getFirst();
        return JSON.readTree(fact.substring(fact.indexOf('{'), fact.lastIndexOf('}') + 1));
    }

    private long count(String query) throws SQLException {
        return Long.parseLong(text(query));
    }

    private String text(String query) throws SQLException {
        return Queries.text(dataSource, query);
    }
}
