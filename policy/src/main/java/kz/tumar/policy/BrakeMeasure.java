package kz.tumar.policy;

/// What a brake counts.
public enum BrakeMeasure {
    /// Persons whose destruction becomes due.
    DESTRUCTIONS,

    /// Claims that a purpose was achieved, from one system.
    PURPOSE_ACHIEVED_CLAIMS,

    /// Openings of sealed data by one person.
    REVEALS
}
