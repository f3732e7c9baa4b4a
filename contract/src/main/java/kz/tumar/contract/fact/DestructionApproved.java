package kz.tumar.contract.fact;

import kz.tumar.contract.Actor;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.RuleCode;
import kz.tumar.contract.Sha256;
import org.jspecify.annotations.Nullable;

/// A person approved a destruction, or that destruction goes on after a brake; each approval is a fact of its own.
///
/// @param approval the policy's approval
/// @param actor who approved
/// @param last whether no further approval is missing
/// @param orderId the order approved
/// @param brake the brake released; then the fact is about nobody
/// @param manifest the digest of a manifest of claims that counts from now on; then the fact is about nobody
public record DestructionApproved(
        RuleCode approval,
        Actor actor,
        boolean last,
        @Nullable OrderId orderId,
        @Nullable RuleCode brake,
        @Nullable Sha256 manifest)
        implements RetentionFact {}
