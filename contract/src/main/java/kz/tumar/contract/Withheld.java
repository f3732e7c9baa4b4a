package kz.tumar.contract;

import org.jspecify.annotations.Nullable;

/// Something that a holder provided and that an answer leaves out (clause 8.1, seventh paragraph).
///
/// @param sealedRef what was provided
/// @param reason why it is left out
/// @param redacted what is given in its stead, where a part may be given
public record Withheld(
        SealedRef sealedRef, ReasonCode reason, @Nullable SealedContent redacted) implements Part {}
