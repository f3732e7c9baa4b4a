package kz.tumar.policy;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// The order that brings this version into force (clause 9.1). A placeholder number is left unconfirmed.
public record Order(
        String number,
        LocalDate date,
        @Nullable String confirmedBy,
        @Nullable LocalDate confirmedOn) {
    /// Whether someone vouched that this order was signed.
    public boolean confirmed() {
        return confirmedBy != null && confirmedOn != null;
    }
}
