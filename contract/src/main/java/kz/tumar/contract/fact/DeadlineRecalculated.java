package kz.tumar.contract.fact;

import java.time.LocalDate;
import kz.tumar.contract.CalendarVersion;
import kz.tumar.contract.CaseId;

/// The calendar was amended, and the due dates of an open case were counted anew with it.
///
/// @param caseId the case
/// @param policyDue the due date under the policy, an extension included
/// @param statutoryDue the due date under the statute
/// @param before the calendar they were counted with before
/// @param calendarVersion the calendar they are counted with now
public record DeadlineRecalculated(
        CaseId caseId,
        LocalDate policyDue,
        LocalDate statutoryDue,
        CalendarVersion before,
        CalendarVersion calendarVersion)
        implements RequestFact {}
