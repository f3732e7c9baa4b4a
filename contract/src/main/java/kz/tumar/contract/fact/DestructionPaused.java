package kz.tumar.contract.fact;

import kz.tumar.contract.HolderCode;
import kz.tumar.contract.RuleCode;
import org.jspecify.annotations.Nullable;

/// A brake of the policy stopped all destruction until enough people release it; about nobody.
///
/// @param brake the brake
/// @param system the system whose claims were too many, where it was one
public record DestructionPaused(RuleCode brake, @Nullable HolderCode system) implements RetentionFact {}
