package kz.tumar.contract.fact;

import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;

/// Other people's data was checked out of the answer (clause 8.1, third paragraph).
///
/// @param caseId the case
/// @param actor who did it
public record ThirdPartyDataChecked(CaseId caseId, Actor actor) implements RequestFact {}
