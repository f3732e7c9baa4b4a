package kz.tumar.runtime.problem;

import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import kz.tumar.contract.ProblemType;
import org.jspecify.annotations.Nullable;

/// What to do about a problem, in Kazakh, Russian and English, for those that people themselves meet. Constant like the
/// titles, so nothing of what was sent is in it.
final class ProblemWords {
    private static final List<Locale> SPOKEN = List.of(Locale.of("kk"), Locale.of("ru"), Locale.ENGLISH);

    private ProblemWords() {}

    /// Words in a language.
    record Said(Locale language, String words) {}

    /// The words in the first language that is spoken here, or in the first of ours.
    static @Nullable Said of(ProblemType problem, List<Locale> languages) {
        Locale language = languages.stream()
                .flatMap(wanted ->
                        SPOKEN.stream().filter(spoken -> spoken.getLanguage().equals(wanted.getLanguage())))
                .findFirst()
                .orElse(SPOKEN.getFirst());
        var words = ResourceBundle.getBundle(
                "kz.tumar.runtime.problem.words." + language.getLanguage(),
                Locale.ROOT,
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
        return words.containsKey(problem.name()) ? new Said(language, words.getString(problem.name())) : null;
    }
}
