package kz.tumar.policy;

import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.ReasonCode;
import org.jspecify.annotations.Nullable;

/// A reason that may be given; there is no other.
public record Reason(
        ReasonCode code,
        ReasonKind kind,
        LocalizedText title,
        @Nullable ArticleCode norm) {}
