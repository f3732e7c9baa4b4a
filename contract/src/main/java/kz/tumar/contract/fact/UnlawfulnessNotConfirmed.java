package kz.tumar.contract.fact;

import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.ReasonCode;

/// Processing was found lawful (clause 8.3).
///
/// @param caseId the case
/// @param reason why
/// @param actor who did it
public record UnlawfulnessNotConfirmed(CaseId caseId, ReasonCode reason, Actor actor) implements RequestFact {}
