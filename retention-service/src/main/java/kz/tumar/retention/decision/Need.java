package kz.tumar.retention.decision;

import java.util.Optional;
import java.util.Set;
import kz.tumar.contract.RoleCode;
import kz.tumar.contract.RuleCode;
import kz.tumar.policy.Approval;
import kz.tumar.policy.ApprovalCode;
import kz.tumar.policy.ApprovalNeed;
import kz.tumar.policy.Policy;

/// How many different people must agree, and in which roles.
///
/// @param approval the policy's approval
public record Need(RuleCode approval, Set<RoleCode> roles, int persons) {
    /// Approves each order; where the policy has none, orders are given by themselves.
    private static final ApprovalCode ORDER = new ApprovalCode("destruction.order");

    private static final ApprovalCode UNCONFIRMED = new ApprovalCode("destruction.unconfirmed-term");
    private static final ApprovalCode MANIFEST = new ApprovalCode("destruction.manifest");
    private static final ApprovalCode MASS = new ApprovalCode("destruction.mass");
    private static final Set<RoleCode> RESPONSIBLE = Set.of(new RoleCode("dpo"), new RoleCode("deputy"));

    public Need {
        roles = Set.copyOf(roles);
    }

    /// What each order needs.
    public static Optional<Need> ofOrders(Policy policy) {
        return policy.approval(ORDER)
                .filter(approval -> approval.when() == ApprovalNeed.ALWAYS)
                .map(Need::of);
    }

    /// What a decision needs where no confirmed figure says how long: one responsible person at least.
    public static Need ofDecisions(Policy policy) {
        return policy.approval(UNCONFIRMED)
                .map(Need::of)
                .orElseGet(() -> new Need(new RuleCode(UNCONFIRMED.value()), RESPONSIBLE, 1));
    }

    /// What a manifest of claims needs: one responsible person at least.
    public static Need ofManifests(Policy policy) {
        return policy.approval(MANIFEST)
                .map(Need::of)
                .orElseGet(() -> new Need(new RuleCode(MANIFEST.value()), RESPONSIBLE, 1));
    }

    /// What going on after a brake needs: two different people where the policy says nothing else.
    public static Need ofBrake(Policy policy, RuleCode brake) {
        return policy.document().approvals().stream()
                .filter(approval -> approval.when() == ApprovalNeed.PAST_BRAKE
                        && approval.brake() != null
                        && approval.brake().value().equals(brake.value()))
                .findFirst()
                .map(Need::of)
                .orElseGet(() -> new Need(new RuleCode(MASS.value()), RESPONSIBLE, 2));
    }

    private static Need of(Approval approval) {
        return new Need(new RuleCode(approval.code().value()), approval.roles(), approval.persons());
    }

    /// Whether with one more it is enough.
    public boolean lastAfter(int before) {
        return before + 1 >= persons;
    }
}
