package kz.tumar.request.answer;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.Period;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import kz.tumar.policy.Language;
import kz.tumar.policy.LocalizedText;

/// What documents say in one language; every word must be there.
record Words(Language language, Properties texts) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd.MM.uuuu", Locale.ROOT);

    static Words in(Language language) {
        String name = "words." + language.name().toLowerCase(Locale.ROOT) + ".properties";
        var texts = new Properties();
        try (var file = Objects.requireNonNull(Words.class.getResourceAsStream(name), name);
                var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return new Words(language, texts);
    }

    String of(String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("no word for " + key);
        }
        return text;
    }

    String of(String key, Object value) {
        return of(key).replace("{}", value.toString());
    }

    String of(Enum<?> value) {
        return of(value.getDeclaringClass().getSimpleName() + "." + value.name());
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
