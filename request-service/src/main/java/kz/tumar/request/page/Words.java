package kz.tumar.request.page;

import java.util.Map;
import kz.tumar.policy.Language;
import kz.tumar.policy.Wording;

/// What pages and letters say, by key, in each language.
public final class Words {
    private static final Wording WORDS = Wording.beside(Words.class, "words");

    private Words() {}

    /// Everything in one language.
    public static Map<String, String> in(Language language) {
        return WORDS.in(language);
    }

    /// One text.
    public static String of(Language language, String key) {
        return WORDS.of(language, key);
    }

    /// One text for a constant of a closed list.
    public static String of(Language language, Enum<?> constant) {
        return WORDS.of(language, constant);
    }

    /// One text with its places filled: `{name}` by the value after that name.
    public static String of(Language language, String key, Map<String, String> values) {
        return WORDS.of(language, key, values);
    }
}
