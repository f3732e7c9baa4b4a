package kz.tumar.request.decision;

import java.time.LocalDate;
import java.util.Optional;
import kz.tumar.contract.CalendarVersion;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.fact.DeadlineExtended;
import kz.tumar.contract.fact.DeadlineRecalculated;
import kz.tumar.request.deadline.Dates;
import kz.tumar.request.deadline.Deadlines;

/// The due dates of an open case, inquiry or breach under a calendar that was amended meanwhile.
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

    /// The date of an unanswered inquiry counted anew, where it moves: never beyond the letter's own, and not where the
    /// authority granted more time, which is a date of its own.
    public static Optional<DeadlineRecalculated> decide(Inquiry state, Rules rules) {
        if (state.answered().isPresent()
                || state.granted().isPresent()
                || state.calendarVersion().equals(rules.calendar().version())
                || !(Deadlines.from(Deadlines.INQUIRY, state.received().receivedAt(), rules) instanceof Dates dates)) {
            return Optional.empty();
        }
        LocalDate due = Inquiry.due(dates, state.received().letterDue());
        return moved(state.id(), due, state.due(), state.calendarVersion(), dates);
    }

    /// The date of a breach that the authority was not told of, counted anew, where it moves.
    public static Optional<DeadlineRecalculated> decide(Breach state, Rules rules) {
        return state.notified().isEmpty()
                        && !state.calendarVersion().equals(rules.calendar().version())
                        && Deadlines.from(Deadlines.BREACH, state.registered().discoveredAt(), rules)
                                instanceof Dates dates
                ? moved(state.id(), dates.earlier(), state.due(), state.calendarVersion(), dates)
                : Optional.empty();
    }

    private static Optional<DeadlineRecalculated> moved(
            CaseId id, LocalDate due, LocalDate before, CalendarVersion calendar, Dates dates) {
        return due.equals(before)
                ? Optional.empty()
                : Optional.of(new DeadlineRecalculated(
                        id, due, due, calendar, dates.calendarVersion(), dates.saysProvisional()));
    }

    /// An extension is counted from the date that it extends, wherever that lies now.
    private static Optional<LocalDate> policyDue(RequestCase state, Dates dates, Rules rules) {
        return state.last(DeadlineExtended.class)
                .map(extended -> Deadlines.extended(dates.policyDue(), extended.workingDays(), rules))
                .orElse(Optional.of(dates.policyDue()));
    }
}
