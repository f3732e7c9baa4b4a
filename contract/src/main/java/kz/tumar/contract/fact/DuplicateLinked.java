package kz.tumar.contract.fact;

import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;

/// An officer is satisfied that a request asks for the same as an earlier open one of the same person. Its clock runs
/// on, and it is answered in its own form.
///
/// @param caseId the case
/// @param of the earlier case
/// @param actor who did it
public record DuplicateLinked(CaseId caseId, CaseId of, Actor actor) implements RequestFact {}
