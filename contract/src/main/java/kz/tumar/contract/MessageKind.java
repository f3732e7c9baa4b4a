package kz.tumar.contract;

/// What whoever filed a request is told of by a message.
public enum MessageKind {
    /// That it came in, under which number, and by when it is due.
    RECEIPT,

    /// What is missing, once; the clock runs on (clause 8.1).
    COMPLETION,

    /// That the policy's date was moved, and why (clause 8.1).
    EXTENSION,

    /// That the answer left.
    ANSWER,

    /// That it was refused, and where one complains.
    REFUSAL
}
