package kz.tumar.contract;

/// What an answer comes to where it is not what was asked for.
public enum AnswerOutcome {
    /// The operator holds nothing about the person: an answer, and not a refusal.
    NOTHING_HELD
}
