package kz.tumar.consent.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.Period;
import java.util.regex.Pattern;
import kz.tumar.policy.Language;
import org.junit.jupiter.api.Test;

final class WordsTest {
    @Test
    void everyLanguage_hasTheSameWords_andNoneIsEmpty() {
        for (Language language : Language.values()) {
            assertThat(Words.in(language).keySet())
                    .isEqualTo(Words.in(Language.EN).keySet());
            assertThat(Words.in(language).values()).noneMatch(String::isBlank);
        }
    }

    @Test
    void everyWordThatATemplateUses_exists() throws IOException {
        var used = Pattern.compile("frame\\.t\\.([A-Za-z]+)");
        try (var templates = Files.list(Path.of("src/main/resources/templates"))) {
            for (Path template : templates.toList()) {
                used.matcher(Files.readString(template))
                        .results()
                        .forEach(found -> assertThat(Words.in(Language.KK))
                                .as(template.toString())
                                .containsKey(found.group(1)));
            }
        }
    }

    @Test
    void datesAndTerms_areWrittenAsPeopleWriteThem() {
        var day = LocalDate.of(2026, 11, 23);
        assertThat(Languages.day(day, Language.KK)).isEqualTo("2026 жылғы 23 қараша");
        assertThat(Languages.day(day, Language.RU)).isEqualTo("23 ноября 2026 г.");
        assertThat(Languages.term(Period.ofDays(365), Language.RU)).isEqualTo("365 дней");
        assertThat(Languages.term(Period.ofDays(21), Language.RU)).isEqualTo("21 день");
        assertThat(Languages.term(Period.ofYears(3), Language.RU)).isEqualTo("3 года");
        assertThat(Languages.term(Period.ofYears(5), Language.KK)).isEqualTo("5 жыл");
        assertThat(Languages.term(Period.ofMonths(1), Language.EN)).isEqualTo("1 month");
    }
}
