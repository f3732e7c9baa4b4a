package kz.tumar.contract;

/// The language of a text shown to a person.
public enum TextLanguage {
    /// Kazakh.
    KK,

    /// Russian.
    RU,

    /// English.
    EN
}
