package kz.tumar.policy;

import java.time.Duration;
import java.util.Set;
import kz.tumar.contract.RoleCode;
import org.jspecify.annotations.Nullable;

/// Who must approve a decision. An approval that is late escalates; it never approves itself.
public record Approval(
        ApprovalCode code,
        LocalizedText title,
        ApprovalNeed when,
        @Nullable BrakeCode brake,
        Set<RoleCode> roles,
        int persons,
        Duration escalateAfter) {
    public Approval {
        roles = Set.copyOf(roles);
    }
}
