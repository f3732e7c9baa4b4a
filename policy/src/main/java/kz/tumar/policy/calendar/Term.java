package kz.tumar.policy.calendar;

/// A length of time as law and policy give it.
public sealed interface Term permits WorkingDays, CalendarDays, Elapsed {}
