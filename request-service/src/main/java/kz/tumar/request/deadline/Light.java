package kz.tumar.request.deadline;

import java.time.LocalDate;
import java.util.OptionalInt;
import kz.tumar.policy.calendar.WorkingDayCalendar;

/// How urgent a case is, by the earlier of its due dates.
public enum Light {
    /// More than two working days are left.
    GREEN,

    /// Two working days or fewer are left, today not counted.
    AMBER,

    /// The date has passed.
    RED;

    private static final int SOON = 2;

    /// The light of a due date on a day.
    public static Light of(LocalDate due, LocalDate today, WorkingDayCalendar calendar) {
        if (today.isAfter(due)) {
            return RED;
        }
        OptionalInt left = calendar.workingDaysBetween(today, due);
        return left.isPresent() && left.getAsInt() > SOON ? GREEN : AMBER;
    }
}
