package kz.tumar.consent.page;

import jakarta.ws.rs.core.HttpHeaders;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.Period;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import kz.tumar.policy.Language;
import org.jspecify.annotations.Nullable;

/// Which language a person reads, and how dates and terms are written in it. Kazakh where nobody asks for another.
public final class Languages {
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");

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

    /// A day as people write it.
    public static String day(LocalDate day, Language language) {
        String pattern = switch (language) {
            case KK -> "yyyy 'жылғы' d MMMM";
            case RU -> "d MMMM yyyy 'г.'";
            case EN -> "d MMMM yyyy";
        };
        return day.format(DateTimeFormatter.ofPattern(pattern, Locale.of(language.code())));
    }

    /// A moment as people in Almaty write it.
    public static String moment(OffsetDateTime moment, Language language) {
        var there = moment.atZoneSameInstant(ALMATY);
        return day(there.toLocalDate(), language) + ", " + there.format(DateTimeFormatter.ofPattern("HH:mm:ss"));
    }

    /// A term as people write it.
    public static String term(Period term, Language language) {
        if (term.isZero()) {
            return Words.of(language, "termNone");
        }
        long months = term.toTotalMonths();
        if (months == 0) {
            return counted(days(term), language, "күн", "день", "дня", "дней", "day", "days");
        }
        if (term.equals(Period.ofMonths((int) months).normalized()) && months % 12 == 0) {
            return counted((int) months / 12, language, "жыл", "год", "года", "лет", "year", "years");
        }
        if (term.normalized().equals(Period.ofMonths((int) months).normalized())) {
            return counted((int) months, language, "ай", "месяц", "месяца", "месяцев", "month", "months");
        }
        return term.toString();
    }

    private static int days(Period term) {
        return (int) LocalDate.EPOCH.plus(term).toEpochDay();
    }

    private static String counted(int number, Language language, String... form) {
        String word = switch (language) {
            case KK -> form[0];
            case RU -> form[russian(number)];
            case EN -> form[number == 1 ? 4 : 5];
        };
        return number + " " + word;
    }

    private static int russian(int number) {
        int tens = number % 100;
        int ones = number % 10;
        if (ones == 1 && tens != 11) {
            return 1;
        }
        return ones >= 2 && ones <= 4 && (tens < 12 || tens > 14) ? 2 : 3;
    }
}
