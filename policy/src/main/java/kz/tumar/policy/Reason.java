package kz.tumar.policy;

import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.ReasonCode;
import org.jspecify.annotations.Nullable;

/// A reason that may be given; there is no other.
///
/// @param text what is written to a person, where the reason is given to one
public record Reason(
        ReasonCode code,
        ReasonKind kind,
        LocalizedText title,
        @Nullable ArticleCode norm,
        @Nullable LocalizedText text) {}
