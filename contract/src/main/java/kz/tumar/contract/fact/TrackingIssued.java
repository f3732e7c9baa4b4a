package kz.tumar.contract.fact;

import kz.tumar.contract.CaseId;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.TrackingNumber;

/// Whoever filed a request got a number to ask for it with.
///
/// @param caseId the case
/// @param number the number, shown once with its secret
/// @param secret the digest of the secret, of which only the applicant has the text
public record TrackingIssued(CaseId caseId, TrackingNumber number, Sha256 secret) implements RequestFact {}
