package kz.tumar.policy;

import java.time.Period;
import java.util.Optional;
import kz.tumar.contract.CategoryCode;
import org.jspecify.annotations.Nullable;

/// A cookie that the operator's sites may set; one that is not listed is refused. A null lifetime ends with the browser
/// session.
public record Cookie(
        String name, CategoryCode category, @Nullable Period lifetime, LocalizedText title) {
    /// How long it lives; empty for a session cookie.
    public Optional<Period> persistsFor() {
        return Optional.ofNullable(lifetime);
    }
}
