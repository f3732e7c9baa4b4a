package kz.tumar.policy.calendar;

/// Why a day is not a working day.
public enum DayOffKind {
    /// Saturday or Sunday.
    WEEKEND,

    /// A state holiday.
    STATE_HOLIDAY,

    /// The national holiday.
    NATIONAL_HOLIDAY,

    /// A religious day off; it is not carried over from a weekend.
    RELIGIOUS_DAY_OFF,

    /// A holiday carried over from a weekend.
    CARRIED_OVER,

    /// A rest day moved here by order from a weekend that became working.
    SWAP_DAY_OFF,

    /// A day off declared by an amendment.
    DECLARED
}
