package kz.tumar.policy;

import java.util.Optional;
import kz.tumar.policy.calendar.Term;
import org.jspecify.annotations.Nullable;

/// One profile's figure for a deadline rule.
public record DeadlineFigure(
        Term term, LegalFigure legal, @Nullable Extension extension) {
    /// The extension this figure allows, if any.
    public Optional<Extension> mayExtend() {
        return Optional.ofNullable(extension);
    }
}
