package kz.tumar.policy.calendar;

import java.time.Instant;
import kz.tumar.contract.CalendarVersion;

/// The end of a term that is measured by the clock.
public record DueInstant(Instant start, Elapsed term, Instant end, CalendarVersion calendarVersion)
        implements Due.Known {}
