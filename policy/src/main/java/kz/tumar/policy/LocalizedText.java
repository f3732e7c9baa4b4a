package kz.tumar.policy;

/// What a person reads, in the three languages the operator answers in. None may be blank.
public record LocalizedText(String kk, String ru, String en) {
    public LocalizedText {
        if (kk.isBlank() || ru.isBlank() || en.isBlank()) {
            throw new IllegalArgumentException("a title needs kk, ru and en");
        }
    }

    /// The text in one language.
    public String in(Language language) {
        return switch (language) {
            case KK -> kk;
            case RU -> ru;
            case EN -> en;
        };
    }
}
