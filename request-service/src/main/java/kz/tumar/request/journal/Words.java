package kz.tumar.request.journal;

import java.util.List;
import java.util.stream.Collectors;
import kz.tumar.policy.Language;
import kz.tumar.policy.Wording;

/// What the journal says in one language; every word must be there.
record Words(Language language) {
    private static final Wording WORDS = Wording.beside(Words.class, "words");

    static Words in(Language language) {
        return new Words(language);
    }

    String of(String key) {
        return WORDS.of(language, key);
    }

    String of(Enum<?> value) {
        return WORDS.of(language, value);
    }

    String all(List<? extends Enum<?>> values) {
        return values.stream().map(this::of).collect(Collectors.joining(", "));
    }
}
