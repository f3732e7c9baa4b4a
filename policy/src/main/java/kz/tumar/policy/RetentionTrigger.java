package kz.tumar.policy;

/// The moment from which a retention term runs.
public enum RetentionTrigger {
    /// The purpose was achieved, or the consent or ground it rested on ended (clause 8.4).
    PURPOSE_ENDED,

    /// The case the data belongs to was closed.
    CASE_CLOSED,

    /// The record was made.
    RECORD_MADE
}
