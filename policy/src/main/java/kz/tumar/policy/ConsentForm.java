package kz.tumar.policy;

/// How a consent to a purpose is given, where the purpose may rest on consent at all. None of them is ever on by
/// default.
public enum ConsentForm {
    /// The purpose never rests on consent.
    NONE,

    /// Any confirmable way.
    ORDINARY,

    /// Before the first contact (clause 2.7.1).
    PRIOR,

    /// Explicit and of its own (clause 5.3).
    EXPLICIT,

    /// A document of its own, apart from other consents (clause 7.6).
    SEPARATE_DOCUMENT,

    /// A choice in the cookie banner (clause 6).
    COOKIE_CHOICE
}
