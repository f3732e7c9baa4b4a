package kz.tumar.contract;

/// What a consent is for, which decides what it must contain (art. 8(4) of Law 94-V; clauses 2.7.1, 5.3, 6, 7.6).
public enum ConsentKind {
    /// To processing by the operator itself.
    GENERAL,

    /// To marketing, before the first contact (clause 2.7.1).
    MARKETING,

    /// To distribution to an indefinite circle: a document of its own (clause 7.6).
    DISTRIBUTION,

    /// To the use of biometric data: explicit and of its own (clause 5.3).
    BIOMETRIC,

    /// To provision to definite persons (clause 1.1.9).
    THIRD_PARTY,

    /// To transfer abroad (art. 16 of Law 94-V).
    CROSS_BORDER,

    /// To a category of cookies (clause 6).
    COOKIE
}
