package kz.tumar.contract.fact;

import java.time.LocalDate;
import kz.tumar.contract.CalendarVersion;
import kz.tumar.contract.CaseId;
import org.jspecify.annotations.Nullable;

/// The calendar was amended, and the due dates of an open case or inquiry were counted anew with it.
///
/// @param caseId the case
/// @param policyDue the due date under the policy, an extension included
/// @param statutoryDue the due date under the statute
/// @param before the calendar they were counted with before
/// @param calendarVersion the calendar they are counted with now
/// @param provisional true where a date was counted in a year whose calendar is not announced
public record DeadlineRecalculated(
        CaseId caseId,
        LocalDate policyDue,
        LocalDate statutoryDue,
        CalendarVersion before,
        CalendarVersion calendarVersion,
        @Nullable Boolean provisional)
        implements RequestFact {}
