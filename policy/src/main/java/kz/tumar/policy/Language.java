package kz.tumar.policy;

import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The languages of everything a person reads.
public enum Language {
    /// Kazakh.
    KK,

    /// Russian.
    RU,

    /// English.
    EN;

    /// Its two-letter code in lower case (ISO 639-1).
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The language of a two-letter code, in whichever case it is written.
    public static Optional<Language> named(@Nullable String code) {
        for (Language language : values()) {
            if (language.name().equalsIgnoreCase(code)) {
                return Optional.of(language);
            }
        }
        return Optional.empty();
    }
}
