package kz.tumar.policy;

/// The languages of everything a person reads.
public enum Language {
    /// Kazakh.
    KK,

    /// Russian.
    RU,

    /// English.
    EN
}
