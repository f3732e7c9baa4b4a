package kz.tumar.contract.fact;

import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SealedRef;

/// A person decided about a signature that could be neither proved nor disproved (clause 8.1).
///
/// @param caseId the case
/// @param signature which signature
/// @param accepted whether it counts; else it is as if there were none
/// @param reason why
/// @param actor who decided
public record SignatureDecided(CaseId caseId, SealedRef signature, boolean accepted, ReasonCode reason, Actor actor)
        implements RequestFact {}
