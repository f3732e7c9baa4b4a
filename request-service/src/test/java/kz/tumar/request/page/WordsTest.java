package kz.tumar.request.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import kz.tumar.contract.MessageKind;
import kz.tumar.contract.MissingItem;
import kz.tumar.contract.RequestKind;
import kz.tumar.policy.Language;
import org.junit.jupiter.api.Test;

final class WordsTest {
    private static final Pattern PLACE = Pattern.compile("\\{\\w+}");

    @Test
    void everyLanguage_hasTheSameWords_withTheSamePlaces_andNoneIsEmpty() {
        for (Language language : Language.values()) {
            assertThat(Words.in(language).keySet())
                    .isEqualTo(Words.in(Language.EN).keySet());
            assertThat(Words.in(language).values()).noneMatch(String::isBlank);
            Words.in(Language.EN)
                    .forEach((key, text) -> assertThat(places(Words.of(language, key)))
                            .as("%s in %s", key, language)
                            .isEqualTo(places(text)));
        }
    }

    private static Set<String> places(String text) {
        var places = new TreeSet<String>();
        PLACE.matcher(text).results().map(MatchResult::group).forEach(places::add);
        return places;
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
    void everyConstantThatIsShown_hasWords() {
        for (Language language : Language.values()) {
            Stream.<Enum<?>>concat(Stream.of(RequestKind.values()), Stream.of(MissingItem.values()))
                    .forEach(each -> assertThat(Words.of(language, each)).isNotBlank());
            for (RequestKind kind : RequestKind.values()) {
                assertThat(Words.of(language, "intro." + kind.name())).isNotBlank();
            }
            for (MessageKind kind : MessageKind.values()) {
                assertThat(Words.of(language, "mail." + kind.name())).isNotBlank();
            }
        }
    }

    @Test
    void daysAreWrittenAsPeopleWriteThem() {
        var day = LocalDate.of(2026, 11, 23);
        assertThat(Languages.day(day, Language.KK)).isEqualTo("2026 жылғы 23 қараша");
        assertThat(Languages.day(day, Language.RU)).isEqualTo("23 ноября 2026 г.");
        assertThat(Languages.workingDays(1, Language.RU)).isEqualTo("1 рабочий день");
        assertThat(Languages.workingDays(3, Language.RU)).isEqualTo("3 рабочих дня");
        assertThat(Languages.workingDays(10, Language.RU)).isEqualTo("10 рабочих дней");
        assertThat(Languages.workingDays(12, Language.RU)).isEqualTo("12 рабочих дней");
    }
}
