package kz.tumar.contract.fact;

import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;

/// An officer is satisfied who the applicant is.
///
/// @param caseId the case
/// @param actor who did it
public record IdentityVerified(CaseId caseId, Actor actor) implements RequestFact {}
