package kz.tumar.contract.fact;

import java.time.Instant;
import java.time.LocalDate;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CalendarVersion;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.SealedContent;
import org.jspecify.annotations.Nullable;

/// Documents came; the seven working days of clause 8.2 run from this day.
///
/// @param caseId the case
/// @param receivedAt their arrival
/// @param policyDue the due date under the policy
/// @param statutoryDue the due date under the statute
/// @param calendarVersion the calendar
/// @param content the sealed documents
/// @param actor who did it
/// @param provisional true where a date was counted in a year whose calendar is not announced
public record SupportingInformationSubmitted(
        CaseId caseId,
        Instant receivedAt,
        LocalDate policyDue,
        LocalDate statutoryDue,
        CalendarVersion calendarVersion,
        SealedContent content,
        Actor actor,
        @Nullable Boolean provisional)
        implements RequestFact {}
