package kz.tumar.contract.fact;

import java.time.LocalDate;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.DeadlineProfile;

/// A due date is near and what it is for was not done: the warning before {@link DeadlineMissed}.
///
/// @param caseId the case
/// @param profile whose due date
/// @param due the date
public record DeadlineApproaching(CaseId caseId, DeadlineProfile profile, LocalDate due) implements RequestFact {}
