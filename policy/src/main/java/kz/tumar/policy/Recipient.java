package kz.tumar.policy;

import kz.tumar.contract.CountryCode;
import kz.tumar.contract.RecipientCode;

/// Somebody to whom data may go at all (clauses 1.1.9, 2.6.1, 7.7), and in which country they are.
public record Recipient(RecipientCode code, LocalizedText title, RecipientKind kind, CountryCode country) {}
