package kz.tumar.contract;

/// By what a person is looked for, and found.
public enum IdentifierKind {
    /// A name in whatever order and spelling.
    NAME,

    /// The individual identification number.
    IIN,

    /// The number of an identity document.
    DOCUMENT,

    /// The number of a contract, or of an account with the operator.
    CONTRACT,

    /// A telephone, an e-mail address, an account of a messenger.
    CONTACT
}
