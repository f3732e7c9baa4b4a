package kz.tumar.policy.calendar;

import java.time.Instant;
import kz.tumar.contract.CalendarVersion;

/// When a term ends, or that this calendar can't say.
public sealed interface Due permits Due.Known, NoCalendarData {
    /// A known end.
    sealed interface Known extends Due permits DueDate, DueInstant {
        /// The first instant at which the term is over: what happens before it is in time.
        Instant end();

        /// The calendar it was counted with.
        CalendarVersion calendarVersion();
    }
}
