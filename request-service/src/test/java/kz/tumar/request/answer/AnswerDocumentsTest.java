package kz.tumar.request.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.StringReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.xml.parsers.DocumentBuilderFactory;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CommandOutcome;
import kz.tumar.contract.Provenance;
import kz.tumar.contract.SubjectRef;
import kz.tumar.policy.Language;
import kz.tumar.policy.LocalizedText;
import kz.tumar.request.Clause;
import kz.tumar.request.answer.AnswerContent.Named;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.xml.sax.InputSource;

class AnswerDocumentsTest {
    private static final List<String> SECTIONS = List.of(
            "section.fact",
            "section.operator",
            "section.uses",
            "section.methods",
            "section.data",
            "section.withheld",
            "section.recipients",
            "section.terms",
            "section.abroad",
            "section.machine",
            "section.rights",
            "section.complaint",
            "section.asked");

    private static Named named(String code) {
        return new Named(code, new LocalizedText("қазақша " + code, "по-русски " + code, "in English " + code));
    }

    private static AnswerContent content(boolean empty) {
        var day = LocalDate.parse("2026-11-20");
        List<Named> categories = List.of(named("contact"));
        return new AnswerContent(
                AnswerContent.FORMAT,
                new CaseId(new UUID(0x8000L, 5)),
                SubjectRef.issue(new byte[25]),
                day,
                day.plusDays(3),
                "2026-11-01",
                !empty,
                new AnswerContent.OperatorShown(
                        named("operator").title(),
                        "240440018332",
                        named("address").title(),
                        "https://example.org"),
                empty
                        ? List.of()
                        : List.of(new AnswerContent.Use(
                                named("marketing"), named("consent"), "policy.4.1", categories, day, null)),
                List.of(named("STORE")),
                empty
                        ? List.of()
                        : List.of(new AnswerContent.Held(
                                named("crm"), categories, Provenance.SUBJECT_WRITTEN, true, day)),
                empty
                        ? List.of()
                        : List.of(
                                new AnswerContent.Provided(
                                        named("crm"), "a".repeat(64), false, "ӘҒҚҢӨҰҮҺІ әғқңөұүһі <b>&\u0007", null),
                                new AnswerContent.Provided(named("hr"), "b".repeat(64), true, null, "data/001.bin")),
                empty
                        ? List.of()
                        : List.of(new AnswerContent.LeftOut(
                                named("hr"), named("refusal.third-party-rights"), "policy.8.1", true)),
                empty
                        ? List.of()
                        : List.of(new AnswerContent.Given(named("bank"), named("accounting"), categories, "KZ", day)),
                List.of(named("hosting")),
                empty
                        ? List.of()
                        : List.of(
                                new AnswerContent.Kept(named("marketing"), categories, "P0D", null, "policy.8.4", true),
                                new AnswerContent.Kept(
                                        named("accounting"), categories, "P5Y", null, "policy.8.4", false),
                                new AnswerContent.Kept(named("other"), categories, null, "P1Y", "policy.8.4", false)),
                empty
                        ? List.of()
                        : List.of(new AnswerContent.Locked(named("contact"), named("law"), "kz.94-v.8-2", day)),
                empty ? List.of() : List.of(named("AE")),
                3,
                new AnswerContent.ComplaintRoute(
                        named("authority").title(), named("astana").title()),
                List.of(
                        new AnswerContent.Asked(named("crm"), CommandOutcome.DONE),
                        new AnswerContent.Asked(named("site"), null)));
    }

    @Test
    @Clause("8.1")
    void everyItemOfTheTemplate_standsOnEveryPageInEveryLanguage_alsoWhereThereIsNothingToSay() throws Exception {
        for (boolean empty : new boolean[] {false, true}) {
            for (Language language : Language.values()) {
                String page = AnswerPage.of(content(empty), language);
                Words words = Words.in(language);

                var parsed = DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new StringReader(page.replace("<!DOCTYPE html>", ""))));

                var headings = parsed.getElementsByTagName("h2");
                assertThat(java.util.stream.IntStream.range(0, headings.getLength())
                                .mapToObj(i -> headings.item(i).getTextContent()))
                        .containsExactlyElementsOf(
                                SECTIONS.stream().map(words::of).toList());
                assertThat(page).contains(words.of(empty ? "fact.no" : "fact.yes"), "240440018332");
                assertThat(page).doesNotContain("<b>", "\u0007");
            }
        }
    }

    @Test
    @Clause("8.1")
    void package_hasAPageAndAPdfInEachLanguage_andJsonForMachines() throws IOException {
        Map<String, byte[]> files = AnswerPackage.unzip(AnswerPackage.documents(content(false)));

        assertThat(files.keySet())
                .containsExactlyInAnyOrder(
                        "answer.kk.html",
                        "answer.kk.pdf",
                        "answer.ru.html",
                        "answer.ru.pdf",
                        "answer.en.html",
                        "answer.en.pdf",
                        "answer.json");
        try (var printed = Loader.loadPDF(file(files, "answer.kk.pdf"))) {
            String text = new PDFTextStripper().getText(printed);
            assertThat(text)
                    .contains("ӘҒҚҢӨҰҮҺІ әғқңөұүһі", "Шағымдану тәртібі", "қазақша marketing")
                    .doesNotContain("#");
            assertThat(printed.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
            assertThat(printed.getDocumentCatalog().getLanguage()).isEqualTo("kk");
        }
        JsonNode json = new ObjectMapper().readTree(file(files, "answer.json"));
        assertThat(json.path("uses")
                        .path(0)
                        .path("purpose")
                        .path("title")
                        .path("kk")
                        .asText())
                .isEqualTo("қазақша marketing");
        assertThat(json.path("held").path(0).path("source").asText()).isEqualTo("SUBJECT_WRITTEN");
        assertThat(json.path("preparedOn").asText()).isEqualTo("2026-11-23");
    }

    private static byte[] file(Map<String, byte[]> files, String name) {
        return Objects.requireNonNull(files.get(name));
    }

    @Test
    void wordsOfTheThreeLanguages_areTheSameOnes_andNoneIsLeftInAnotherLanguage() {
        Map<String, String> kk = Words.all(Language.KK);
        Map<String, String> ru = Words.all(Language.RU);
        Map<String, String> en = Words.all(Language.EN);

        assertThat(kk.keySet()).isEqualTo(ru.keySet()).isEqualTo(en.keySet());
        for (String key : en.keySet()) {
            assertThat(kk.get(key)).as(key).isNotEqualTo(en.get(key));
        }
    }
}
