package kz.tumar.request.decision;

import java.time.LocalDate;
import java.util.Optional;
import kz.tumar.contract.fact.DeadlineExtended;
import kz.tumar.contract.fact.DeadlineRecalculated;
import kz.tumar.request.deadline.Dates;
import kz.tumar.request.deadline.Deadlines;

/// The due dates of an open case under a calendar that was amended meanwhile.
public final class Recalculating {
    private Recalculating() {}

    /// The dates counted anew, where they differ from those that stand. A case whose clock does not
    /// run, or that is resolved, keeps what it has; so does one that the calendar can't count.
    ///
    /// @param rules the terms that the case was filed under, with the calendar of today
    public static Optional<DeadlineRecalculated> decide(RequestCase state, Rules rules) {
        if (state.resolved()
                || !state.clockRuns()
                || state.calendarVersion().equals(rules.calendar().version())) {
            return Optional.empty();
        }
        if (!(Deadlines.from(Deadlines.ruleOf(state.kind()), state.clockStart(), rules) instanceof Dates dates)) {
            return Optional.empty();
        }
        return policyDue(state, dates, rules)
                .filter(due ->
                        !due.equals(state.policyDue()) || !dates.statutoryDue().equals(state.statutoryDue()))
                .map(due -> new DeadlineRecalculated(
                        state.id(),
                        due,
                        dates.statutoryDue(),
                        state.calendarVersion(),
                        dates.calendarVersion(),
                        dates.saysProvisional()));
    }

    /// An extension is counted from the date that it extends, wherever that lies now.
    private static Optional<LocalDate> policyDue(RequestCase state, Dates dates, Rules rules) {
        return state.last(DeadlineExtended.class)
                .map(extended -> Deadlines.extended(dates.policyDue(), extended.workingDays(), rules))
                .orElse(Optional.of(dates.policyDue()));
    }
}
