package kz.tumar.contract.fact;

/// What any of our services states for ever.
public sealed interface CommonFact extends Fact
        permits ClaimRejected, AccessDenied, PersonalDataRevealed, SealedDataSearched {}
