package kz.tumar.request.answer;

import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kz.tumar.policy.Language;
import kz.tumar.policy.LocalizedText;
import kz.tumar.policy.Wording;

/// What documents say in one language; every word must be there.
record Words(Language language) {
    private static final Wording WORDS = Wording.beside(Words.class, "words");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);

    static Words in(Language language) {
        return new Words(language);
    }

    /// Everything in one language.
    static Map<String, String> all(Language language) {
        return WORDS.in(language);
    }

    String of(String key) {
        return WORDS.of(language, key);
    }

    String of(String key, Object value) {
        return of(key).replace("{}", value.toString());
    }

    String of(Enum<?> value) {
        return WORDS.of(language, value);
    }

    String of(LocalizedText text) {
        return text.in(language);
    }

    List<String> columns(String... keys) {
        return Arrays.stream(keys).map(this::of).toList();
    }

    String day(LocalDate day) {
        return DAY.format(day);
    }

    /// A period in years, months or days, whichever it was written in.
    String period(String iso) {
        Period period = Period.parse(iso);
        if (period.getYears() > 0) {
            return of("term.years", period.getYears());
        }
        return period.getMonths() > 0 ? of("term.months", period.getMonths()) : of("term.days", period.getDays());
    }
}
