package kz.tumar.contract.claim;

import kz.tumar.contract.EventId;
import kz.tumar.contract.PurposeCode;

/// The sender takes back its own claim that a purpose was achieved (clause 8.4).
///
/// @param claimId the claim it takes back
/// @param purpose the purpose that claim was about
public record ClaimRetracted(EventId claimId, PurposeCode purpose) implements Claim {}
