package kz.tumar.contract;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Who spoke for the person (law.md part F, 8).
///
/// @param representation in whose name
/// @param authority the sealed document that gives a representative authority; absent for oneself
/// @param authorityEnds the last day of that authority, where it ends
/// @param representative the reference of the representative, where one was issued: who acts for many shows
public record ActedBy(
        Representation representation,
        @Nullable SealedContent authority,
        @Nullable LocalDate authorityEnds,
        @Nullable SubjectRef representative)
        implements Part {
    /// Somebody whose own reference is not known.
    public ActedBy(
            Representation representation, @Nullable SealedContent authority, @Nullable LocalDate authorityEnds) {
        this(representation, authority, authorityEnds, null);
    }
}
