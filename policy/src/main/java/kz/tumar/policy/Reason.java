package kz.tumar.policy;

import org.jspecify.annotations.Nullable;

/// A reason that may be given; there is no other.
public record Reason(
        ReasonCode code,
        ReasonKind kind,
        LocalizedText title,
        @Nullable ArticleCode norm) {}
