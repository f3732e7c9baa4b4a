package kz.tumar.policy;

import java.util.Objects;
import kz.tumar.contract.DeadlineProfile;
import kz.tumar.contract.RuleCode;
import org.jspecify.annotations.Nullable;

/// A deadline, with the policy's figure, the statute's figure, or both.
public record DeadlineRule(
        RuleCode code,
        LocalizedText title,
        Clause clause,
        ClockStart startsAt,
        @Nullable DeadlineFigure policy,
        @Nullable DeadlineFigure law) {
    public DeadlineRule {
        if (policy == null && law == null) {
            throw new IllegalArgumentException("a deadline needs a figure");
        }
    }

    /// The figure that counts under a profile; a gap borrows the other profile's figure and says so.
    public Deadline under(DeadlineProfile profile) {
        var own = profile == DeadlineProfile.POLICY ? policy : law;
        if (own != null) {
            return new Deadline(code, profile, own, false);
        }
        var other = profile == DeadlineProfile.POLICY ? law : policy;
        return new Deadline(code, profile, Objects.requireNonNull(other), true);
    }
}
