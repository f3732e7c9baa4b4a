package kz.tumar.contract;

/// To whom data goes (clauses 1.1.8, 1.1.9, 2.6.1, 7.7). One kind never implies another.
public enum DisclosureKind {
    /// To a definite person.
    PROVISION,

    /// To an indefinite circle.
    DISTRIBUTION,

    /// To who processes for the operator under a contract.
    PROCESSOR,

    /// To a definite person abroad.
    CROSS_BORDER,

    /// To a state body, under an article and by a letter.
    STATE
}
