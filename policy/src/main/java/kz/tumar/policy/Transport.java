package kz.tumar.policy;

/// How a holder is commanded.
public enum Transport {
    /// By its commands topic.
    KAFKA,

    /// By a person, who attests.
    MANUAL
}
