package kz.tumar.contract.fact;

import java.time.LocalDate;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.Range;
import kz.tumar.contract.ReasonCode;

/// The due date under the policy was moved, once, with reasons, before it passed (clause 8.1).
///
/// @param caseId the case
/// @param workingDays by how many working days
/// @param policyDue the new due date
/// @param reason why
/// @param actor who did it
public record DeadlineExtended(
        CaseId caseId, @Range(min = 1, max = 5) int workingDays, LocalDate policyDue, ReasonCode reason, Actor actor)
        implements RequestFact {}
