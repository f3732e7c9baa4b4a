package kz.tumar.request.deadline;

import java.time.LocalDate;
import java.util.OptionalInt;
import kz.tumar.policy.calendar.DueDate;
import kz.tumar.policy.calendar.WorkingDayCalendar;
import kz.tumar.policy.calendar.WorkingDays;

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

    /// The last day whose due date is amber on a day; where the calendar ends first, that is the day itself.
    public static LocalDate amberUntil(LocalDate today, WorkingDayCalendar calendar) {
        return calendar.due(today, new WorkingDays(SOON)) instanceof DueDate date ? date.date() : today;
    }

    /// The first day on which a due date is amber.
    public static LocalDate amberFrom(LocalDate due, WorkingDayCalendar calendar) {
        LocalDate first = due;
        while (of(due, first.minusDays(1), calendar) == AMBER
                && calendar.isWorkingDay(first.minusDays(1)).isPresent()) {
            first = first.minusDays(1);
        }
        return first;
    }
}
