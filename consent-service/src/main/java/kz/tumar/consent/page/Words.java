package kz.tumar.consent.page;

import java.util.Map;
import kz.tumar.policy.Language;
import kz.tumar.policy.Wording;

/// What the pages say, by key, in each language.
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
}
