package kz.tumar.policy;

import kz.tumar.contract.DeadlineProfile;
import kz.tumar.contract.RuleCode;
import kz.tumar.policy.calendar.Term;

/// A deadline as it counts under one profile. `borrowed`: the profile has no figure of its own.
public record Deadline(RuleCode rule, DeadlineProfile profile, DeadlineFigure figure, boolean borrowed) {
    /// How long it is.
    public Term term() {
        return figure.term();
    }
}
