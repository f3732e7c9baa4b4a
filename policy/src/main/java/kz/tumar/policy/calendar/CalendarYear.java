package kz.tumar.policy.calendar;

import java.util.List;

/// One year: how sure it is, and its days that differ from what their weekdays say.
public record CalendarYear(int year, YearStatus status, List<SpecialDay> days) {
    public CalendarYear {
        days = List.copyOf(days);
        for (var day : days) {
            if (day.date().getYear() != year) {
                throw new IllegalArgumentException(day.date() + " does not lie in " + year);
            }
        }
    }
}
