package kz.tumar.request.journal;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.stream.Collectors;
import kz.tumar.policy.Language;

/// What the journal says in one language; every word must be there.
record Words(Language language, Properties texts) {
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

    String of(Enum<?> value) {
        return of(value.getDeclaringClass().getSimpleName() + "." + value.name());
    }

    String all(List<? extends Enum<?>> values) {
        return values.stream().map(this::of).collect(Collectors.joining(", "));
    }
}
