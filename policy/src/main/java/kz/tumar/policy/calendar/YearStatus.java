package kz.tumar.policy.calendar;

/// How sure a year of the calendar is.
public enum YearStatus {
    /// Announced; only an order can still change it.
    FINAL,

    /// Derived from the rules; orders and announced dates are still to come.
    DERIVED
}
