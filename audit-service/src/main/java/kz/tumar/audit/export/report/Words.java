package kz.tumar.audit.export.report;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import kz.tumar.policy.Language;

/// What a package says in one language; every word must be there.
record Words(Language language, Properties texts, Properties facts) {
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm:ss XXX", Locale.ROOT);

    static Words in(Language language) {
        return new Words(language, read("words", language), read("facts", language));
    }

    String of(String key) {
        String text = texts.getProperty(key);
        if (text == null) {
            throw new IllegalStateException("no word for " + key);
        }
        return text;
    }

    /// With one value for each `{}`, in their order.
    String of(String key, Object... values) {
        String text = of(key);
        for (Object value : values) {
            int at = text.indexOf("{}");
            text = text.substring(0, at) + value + text.substring(at + 2);
        }
        return text;
    }

    /// What a type of fact is called; one that has no title yet by its type.
    String fact(String type) {
        String name = type.replaceAll("^kz\\.tumar\\.|\\.v\\d+$", "");
        return facts.getProperty(name, name);
    }

    /// In Almaty, with its distance from UTC.
    String time(Instant time) {
        return TIME.format(time.atZone(ALMATY));
    }

    /// A time as a record states it; what is none is shown as it is.
    String time(String stated) {
        try {
            return time(OffsetDateTime.parse(stated).toInstant());
        } catch (DateTimeException none) {
            return stated;
        }
    }

    String code() {
        return language.name().toLowerCase(Locale.ROOT);
    }

    private static Properties read(String what, Language language) {
        String name = what + "." + language.name().toLowerCase(Locale.ROOT) + ".properties";
        var texts = new Properties();
        try (var file = Objects.requireNonNull(Words.class.getResourceAsStream(name), name);
                var reader = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            texts.load(reader);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return texts;
    }
}
