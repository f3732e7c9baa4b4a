package kz.tumar.contract;

/// What a correction changes about a fact.
public enum CorrectionKind {
    /// It should not have been recorded: what follows from it does not hold.
    ANNULLED,

    /// Its date or time is wrong.
    DATE,

    /// It is about another person.
    SUBJECT,

    /// What it says was sent went to the wrong person.
    MISDIRECTED
}
