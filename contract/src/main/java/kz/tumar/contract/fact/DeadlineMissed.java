package kz.tumar.contract.fact;

import java.time.LocalDate;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.DeadlineProfile;

/// A due date passed without an answer.
///
/// @param caseId the case
/// @param profile whose due date
/// @param due the date
public record DeadlineMissed(CaseId caseId, DeadlineProfile profile, LocalDate due) implements RequestFact {}
