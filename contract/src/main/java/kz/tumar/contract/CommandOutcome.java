package kz.tumar.contract;

/// How a holder answered a command.
public enum CommandOutcome {
    /// It will obey.
    ACCEPTED,

    /// It has obeyed.
    DONE,

    /// It stopped half-way, as told.
    STOPPED,

    /// It had already obeyed what it was told to stop.
    TOO_LATE,

    /// It could not.
    FAILED,

    /// It must not, on a ground it names.
    REFUSED
}
