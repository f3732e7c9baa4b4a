package kz.tumar.policy;

import java.time.LocalDate;
import java.util.Optional;
import kz.tumar.contract.ArticleCode;
import org.jspecify.annotations.Nullable;

/// Where a legal figure stands, who read it there, and who confirmed it when.
/// An unconfirmed figure may be shown and may remind, but never destroys anything by itself.
public record LegalFigure(
        ArticleCode article,
        SourceCode source,
        @Nullable String confirmedBy,
        @Nullable LocalDate confirmedOn) {
    public LegalFigure {
        if ((confirmedBy == null) != (confirmedOn == null)) {
            throw new IllegalArgumentException("confirmedBy and confirmedOn stand together or not at all");
        }
    }

    /// Whether someone vouched for the figure.
    public boolean confirmed() {
        return confirmedBy != null;
    }

    /// The role or document that vouched for the figure.
    public Optional<String> confirmer() {
        return Optional.ofNullable(confirmedBy);
    }
}
