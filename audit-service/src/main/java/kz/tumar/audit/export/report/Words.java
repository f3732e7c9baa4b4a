package kz.tumar.audit.export.report;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;
import kz.tumar.policy.Language;
import kz.tumar.policy.Wording;

/// What a package says in one language; every word must be there.
record Words(Language language) {
    private static final Wording TEXTS = Wording.beside(Words.class, "words");
    private static final Wording FACTS = Wording.beside(Words.class, "facts");
    private static final ZoneId ALMATY = ZoneId.of("Asia/Almaty");
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("dd.MM.uuuu HH:mm:ss XXX", Locale.ROOT);

    static Words in(Language language) {
        return new Words(language);
    }

    /// Every text in one language.
    static Map<String, String> texts(Language language) {
        return TEXTS.in(language);
    }

    /// What the types of facts are called in one language.
    static Map<String, String> facts(Language language) {
        return FACTS.in(language);
    }

    String of(String key) {
        return TEXTS.of(language, key);
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
        return FACTS.in(language).getOrDefault(name, name);
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
}
