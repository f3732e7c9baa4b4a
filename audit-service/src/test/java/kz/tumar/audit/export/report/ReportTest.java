package kz.tumar.audit.export.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.export.Operators;
import kz.tumar.audit.export.scope.ExportScope;
import kz.tumar.audit.export.table.Cells;
import kz.tumar.audit.tree.TreeHash;
import kz.tumar.contract.fact.Fact;
import kz.tumar.policy.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class ReportTest {
    private static final UUID ID = UUID.fromString("6f1b1c3a-0000-4000-8000-000000000001");
    private static final Instant CREATED = Instant.parse("2026-11-23T05:00:00Z");
    private static final String ACT = "9f".repeat(32);
    private static final ExportScope PERSON = new ExportScope.OfSubject(
            ID,
            CREATED,
            3,
            Optional.of(new ExportScope.ForInquiry(ID, List.of(new ExportScope.Named("s-a", ACT)))),
            List.of("s-a"));
    private static final ExportScope EVERYTHING =
            new ExportScope.OfPeriod(ID, CREATED, Optional.empty(), Optional.empty(), Optional.empty(), 0, 3);
    private static final Checkpoint CHECKPOINT =
            new Checkpoint("log.example/1", 3, TreeHash.fromBase64("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA="));

    private static Tally tally() throws IOException {
        Tally tally = new Tally();
        tally.take(record("consent", "ConsentGiven", "2026-09-30T23:59:59Z", "{}"));
        tally.take(record(
                "retention",
                "DestructionCompleted",
                "2026-10-02T05:00:00Z",
                "{\"actHash\":\"" + ACT + "\",\"actNumber\":\"A-17\"}"));
        tally.take(record("retention", "StrangeThing", "", "{}"));
        return tally;
    }

    private static Cells record(String service, String type, String time, String data) {
        return new Cells(
                0, time, "kz.tumar." + type + ".v1", "/tumar/" + service, "s-a", "1", "", "id", "2026-11-01", data);
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void report_saysWhoseItIs_whatItIsAbout_howToCheck_andWhatIsDestroyed(Language language) throws IOException {
        Words words = Words.in(language);

        String html = Report.html(PERSON, Operators.test(), CHECKPOINT, tally(), language);

        assertThat(html)
                .contains(
                        "240440999990",
                        Operators.test().name().in(language),
                        ID.toString(),
                        words.of("scope.annex.sealed"),
                        words.of("check.page"),
                        words.of("proves.subject"),
                        words.of("not.later"),
                        words.of("not.tables"),
                        words.fact("kz.tumar.ConsentGiven.v1"),
                        "StrangeThing",
                        "2026-09",
                        "2026-10",
                        "A-17",
                        ACT.substring(0, 16),
                        "log.example/1")
                .doesNotContain("{}")
                .contains("23.11.2026 10:00:00 +05:00");
        assertThat(words.of("destroyed.some", 1)).isSubstringOf(html);
    }

    @Test
    void report_isPdfA_theSameEveryTime_andSmall() throws IOException {
        byte[] pdf = Report.pdf(EVERYTHING, Operators.test(), CHECKPOINT, tally(), Language.KK);

        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(Report.pdf(EVERYTHING, Operators.test(), CHECKPOINT, tally(), Language.KK))
                .isEqualTo(pdf);
        assertThat(pdf.length).isLessThan(300_000);
    }

    @Test
    void readme_namesEveryFile_andTheRangeOfPlaces() {
        String html = Readme.of(EVERYTHING, Operators.test(), Language.EN);

        assertThat(html)
                .contains(
                        "README.kk.html",
                        "verify.html",
                        "report.en.pdf",
                        "records.jsonl",
                        "records.csv",
                        "records.xlsx",
                        "scope.json",
                        "manifest",
                        "The whole log",
                        "0 up to but without 3");
    }

    @Test
    void tally_staysSmall_whateverTheRecordsSay() throws IOException {
        Tally tally = new Tally();
        for (int year = 1900; year < 2000; year++) {
            tally.take(record("retention", "DestructionCompleted", year + "-01-01T00:00:00Z", "{}"));
            tally.take(record("retention", "DestructionCompleted", year + "-02-01T00:00:00Z", "{}"));
        }

        assertThat(tally.months()).hasSize(Tally.MOST_MONTHS);
        assertThat(tally.earlier()).isEqualTo(200 - Tally.MOST_MONTHS);
        assertThat(tally.destroyed()).hasSize(Tally.MOST_DESTROYED);
        assertThat(tally.destructions()).isEqualTo(200);
    }

    @Test
    void everyLanguage_hasTheSameWords_andNearlyEveryFactATitle() {
        for (Language other : List.of(Language.KK, Language.RU)) {
            assertThat(Words.texts(other).keySet())
                    .isEqualTo(Words.texts(Language.EN).keySet());
            assertThat(Words.facts(other).keySet())
                    .isEqualTo(Words.facts(Language.EN).keySet());
        }
        Set<String> titled = Words.facts(Language.EN).keySet();
        List<String> facts = leaves(Fact.class).map(Class::getSimpleName).toList();
        assertThat(facts).containsAll(titled);
        assertThat(facts.stream().filter(fact -> !titled.contains(fact))).hasSizeLessThan(facts.size() / 10);
    }

    private static Stream<Class<?>> leaves(Class<?> family) {
        return family.isSealed()
                ? Stream.of(family.getPermittedSubclasses()).flatMap(ReportTest::leaves)
                : Stream.of(family);
    }
}
