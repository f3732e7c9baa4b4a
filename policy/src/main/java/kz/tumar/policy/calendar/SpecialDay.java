package kz.tumar.policy.calendar;

import java.time.LocalDate;

/// A day that differs from what its weekday says.
public sealed interface SpecialDay permits SpecialDay.Off, SpecialDay.Working {
    /// The day.
    LocalDate date();

    /// Why, in three languages.
    DayTitle title();

    /// A day that is not a working day. `estimated`: the date was not announced yet.
    record Off(LocalDate date, DayOffKind kind, DayTitle title, boolean estimated) implements SpecialDay {}

    /// A weekend day that is a working day.
    record Working(LocalDate date, DayTitle title) implements SpecialDay {}
}
