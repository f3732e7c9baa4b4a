package kz.tumar.consent.lookup;

import jakarta.ws.rs.core.HttpHeaders;
import java.util.Locale;
import java.util.Optional;
import kz.tumar.policy.Language;

/// The language a caller asks for.
final class Languages {
    private Languages() {}

    /// The first of our languages among those accepted.
    static Optional<Language> of(HttpHeaders headers) {
        for (Locale locale : headers.getAcceptableLanguages()) {
            for (Language language : Language.values()) {
                if (locale.getLanguage().equalsIgnoreCase(language.name())) {
                    return Optional.of(language);
                }
            }
        }
        return Optional.empty();
    }
}
