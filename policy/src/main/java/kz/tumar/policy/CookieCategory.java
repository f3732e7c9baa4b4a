package kz.tumar.policy;

import java.time.Period;
import java.util.Optional;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.PurposeCode;
import org.jspecify.annotations.Nullable;

/// A category of cookies. A null lifetime ends with the browser session; a null purpose needs no opt-in and serves
/// nothing else.
public record CookieCategory(
        CategoryCode code,
        LocalizedText title,
        Clause clause,
        boolean optIn,
        @Nullable Period maxLifetime,
        @Nullable PurposeCode purpose,
        LegalFigure legal) {
    /// The longest time such a cookie may live; empty for session cookies.
    public Optional<Period> lifetime() {
        return Optional.ofNullable(maxLifetime);
    }

    /// The purpose a visitor opts in to; empty for essential cookies.
    public Optional<PurposeCode> optInPurpose() {
        return Optional.ofNullable(purpose);
    }
}
