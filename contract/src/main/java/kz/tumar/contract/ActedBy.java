package kz.tumar.contract;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Who spoke for the person (law.md part F, 8).
///
/// @param representation in whose name
/// @param authority the sealed document that gives a representative authority; absent for oneself
/// @param authorityEnds the last day of that authority, where it ends
public record ActedBy(
        Representation representation,
        @Nullable SealedContent authority,
        @Nullable LocalDate authorityEnds) implements Part {}
