package kz.tumar.retention;

import static kz.tumar.retention.Officers.as;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.CategoryCount;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.MethodCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.claim.CommandDone;
import kz.tumar.contract.fact.DestructionCompleted;
import kz.tumar.contract.fact.DestructionOrdered;
import kz.tumar.contract.fact.SubjectRegistered;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;

/// An act on paper: PDF/A in three languages, and the person's copy, by which the record is found again.
@QuarkusTest
@QuarkusTestResource(RetentionStack.class)
@Clause({"1.1.11", "8.4"})
class ActCopiesTest {
    private static final Pattern NONCE = Pattern.compile("[0-9a-f]{64}");
    private final SubjectRef subject = Outside.subject();

    @Test
    void act_isPrintedAsPdf_inEachLanguage_withEveryFieldOfItsForm_andTheSameBytesEachTime() throws IOException {
        var completed = completed();
        var act = "/acts/" + completed.actNumber();

        for (var expected : List.of(
                List.of("kk", "жою туралы акт", "Абай даңғылы", "Жою тәсілі", "Оқиғалар журналынан үзінді"),
                List.of("ru", "Акт об уничтожении", "проспект Абая", "Способ уничтожения", "Выписка из журнала"),
                List.of("en", "Act of destruction", "52 Abai Avenue", "Method", "Extract of the event log"))) {
            byte[] pdf = pdf(act, expected.getFirst(), "dpo");
            try (var document = Loader.loadPDF(pdf)) {
                assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo(expected.getFirst());
            }
            assertThat(unwrapped(text(pdf)))
                    .contains(expected.subList(1, expected.size()).stream()
                            .map(ActCopiesTest::unwrapped)
                            .toList())
                    .contains(
                            "240440018332",
                            subject.value(),
                            completed.actNumber().value(),
                            "marketing.data")
                    .contains(completed.actHash().value())
                    .doesNotContain("null");
            assertThat(pdf(act, expected.getFirst(), "officer")).isEqualTo(pdf);
        }
        as("dpo").accept("application/pdf").get(act + "?language=fr").then().statusCode(400);
        assertThat(as("dpo").get(act).contentType()).startsWith("application/json");
        assertThat(as("dpo").get(act).jsonPath().getList("why.rule")).containsExactly("marketing.data");
    }

    @Test
    void personsCopy_findsTheRecord_andAWrongCodeFindsNothing() throws IOException {
        var completed = completed();
        var number = completed.actNumber().value();
        var copy = text(pdf("/act-copies/" + number, "en", "officer"));
        assertThat(copy).contains("The person's copy", subject.value(), number);
        var found = NONCE.matcher(unwrapped(copy));
        assertThat(found.find()).isTrue();
        String nonce = found.group();

        var record = as("officer").body(shown(number, nonce)).post("/act-copies");

        record.then().statusCode(200);
        assertThat(record.jsonPath().getString("subject")).isEqualTo(subject.value());
        assertThat(record.jsonPath().getString("actHash"))
                .isEqualTo(completed.actHash().value());
        assertThat(record.jsonPath().getList("history.type"))
                .contains("kz.tumar.DestructionOrdered.v1", "kz.tumar.DestructionCompleted.v1");
        assertThat(status("officer", shown(number, "0".repeat(64)))).isEqualTo(404);
        assertThat(status("officer", shown("2026/00000000-000000000000", nonce)))
                .isEqualTo(404);
        assertThat(status("officer", "{}")).isEqualTo(400);
        assertThat(status("system-crm", shown(number, nonce))).isEqualTo(403);
        as("system-crm").get("/act-copies/" + number).then().statusCode(403);
    }

    private static String shown(String act, String nonce) {
        return "{\"act\":\"%s\",\"nonce\":\"%s\"}".formatted(act, nonce);
    }

    private static int status(String role, String body) {
        return as(role).body(body).post("/act-copies").statusCode();
    }

    private static byte[] pdf(String path, String language, String role) {
        var answer = as(role).accept("application/pdf").get(path + "?language=" + language);
        answer.then().statusCode(200);
        return answer.asByteArray();
    }

    private static String text(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    /// Lines break where a column ends.
    private static String unwrapped(String text) {
        return text.replaceAll("\\s", "");
    }

    /// A withdrawal that every holder obeyed.
    private DestructionCompleted completed() {
        Outside.publishPolicy();
        Outside.consent(
                subject,
                new SubjectRegistered(RetentionServiceTest.SITE),
                RetentionServiceTest.consentGiven(),
                RetentionServiceTest.withdrawn(subject));
        var order = Officers.fact(subject, DestructionOrdered.class);
        var done = new CommandDone(
                order.orderId(),
                order.revision(),
                CommandKind.DESTROY,
                List.of(new CategoryCount(new CategoryCode("contact"), 1)),
                new MethodCode("erase"),
                Instant.now().truncatedTo(ChronoUnit.MILLIS),
                null,
                null);
        order.holders().forEach(holder -> Outside.claim(holder.value(), subject, done));
        return Officers.fact(subject, DestructionCompleted.class);
    }
}
