package kz.tumar.policy;

import org.jspecify.annotations.Nullable;

/// An act that norms are cited from. `replacedBy` names its successor where the policy text cites an act no longer in
/// force.
public record Act(
        ActCode code, LocalizedText title, @Nullable ActCode replacedBy) {}
