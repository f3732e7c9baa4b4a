package kz.tumar.request.page;

import jakarta.ws.rs.core.HttpHeaders;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import kz.tumar.contract.TextLanguage;
import kz.tumar.policy.Language;
import kz.tumar.policy.calendar.DayTitle;
import org.jspecify.annotations.Nullable;

/// Which language a person reads, and how dates are written in it. Kazakh where nobody asks for
/// another.
public final class Languages {
    private Languages() {}

    /// The language asked for in so many words, else the first acceptable one that is spoken here.
    public static Language of(@Nullable String asked, HttpHeaders headers) {
        Optional<Language> named = Language.named(asked);
        if (named.isPresent()) {
            return named.get();
        }
        for (Locale locale : headers.getAcceptableLanguages()) {
            Optional<Language> accepted = Language.named(locale.getLanguage());
            if (accepted.isPresent()) {
                return accepted.get();
            }
        }
        return Language.KK;
    }

    /// The language of a fact.
    public static Language of(TextLanguage language) {
        return switch (language) {
            case KK -> Language.KK;
            case RU -> Language.RU;
            case EN -> Language.EN;
        };
    }

    /// The language as facts say it.
    public static TextLanguage stated(Language language) {
        return switch (language) {
            case KK -> TextLanguage.KK;
            case RU -> TextLanguage.RU;
            case EN -> TextLanguage.EN;
        };
    }

    /// A day as people write it.
    public static String day(LocalDate day, Language language) {
        String pattern = switch (language) {
            case KK -> "yyyy 'жылғы' d MMMM";
            case RU -> "d MMMM yyyy 'г.'";
            case EN -> "d MMMM yyyy";
        };
        return day.format(DateTimeFormatter.ofPattern(pattern, Locale.of(language.code())));
    }

    /// A moment as people there write it.
    public static String moment(Instant moment, ZoneId zone, Language language) {
        var there = moment.atZone(zone);
        return day(there.toLocalDate(), language) + ", " + there.format(DateTimeFormatter.ofPattern("HH:mm"));
    }

    /// What a day is called.
    public static String title(DayTitle title, Language language) {
        return switch (language) {
            case KK -> title.kk();
            case RU -> title.ru();
            case EN -> title.en();
        };
    }

    /// A number of working days, as people write it.
    public static String workingDays(int number, Language language) {
        return switch (language) {
            case KK -> number + " жұмыс күні";
            case RU -> number + (russianOne(number) ? " рабочий день" : fewOrMany(number));
            case EN -> number + (number == 1 ? " working day" : " working days");
        };
    }

    private static boolean russianOne(int number) {
        return number % 10 == 1 && number % 100 != 11;
    }

    private static String fewOrMany(int number) {
        int tens = number % 100;
        boolean few = number % 10 >= 2 && number % 10 <= 4 && (tens < 12 || tens > 14);
        return few ? " рабочих дня" : " рабочих дней";
    }
}
