package kz.tumar.policy.calendar;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.CalendarVersion;

/// A due date and how it came about: every day after day zero up to the date, counted or skipped and why.
///
/// @param dayZero the day the term starts from, itself not counted
/// @param end 24:00 of the date in the calendar's time zone
/// @param provisional a year it touches is derived, not announced: an order may still move it
public record DueDate(
        LocalDate dayZero,
        Term term,
        LocalDate date,
        Instant end,
        CalendarVersion calendarVersion,
        boolean provisional,
        List<CountedDay> days)
        implements Due.Known {
    public DueDate {
        days = List.copyOf(days);
    }

    /// The days that did not count.
    public List<CountedDay.Skipped> skipped() {
        return days.stream()
                .filter(CountedDay.Skipped.class::isInstance)
                .map(CountedDay.Skipped.class::cast)
                .toList();
    }
}
