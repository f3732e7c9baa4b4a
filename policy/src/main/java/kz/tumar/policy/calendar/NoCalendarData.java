package kz.tumar.policy.calendar;

import kz.tumar.contract.CalendarVersion;
/// The count would need a year this calendar does not have. Nobody guesses: the calendar must be amended first.

public record NoCalendarData(int year, CalendarVersion calendarVersion) implements Due {}
