package kz.tumar.contract.fact;

import java.time.Instant;
import java.time.LocalDate;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CalendarVersion;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CorrectionKind;
import kz.tumar.contract.EventId;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SubjectRef;
import org.jspecify.annotations.Nullable;

/// A mistake was corrected; the fact it was made in stays, and is read with this beside it (law.md part F, 9).
///
/// @param caseId the case
/// @param corrects the fact
/// @param change what was wrong with it
/// @param at the right time, where that was wrong
/// @param subject the right person, where that was wrong
/// @param dayZero the day from which the terms run now, where that changes
/// @param policyDue the due date under the policy, where that changes
/// @param statutoryDue the due date under the statute, where that changes
/// @param calendarVersion the calendar they were counted with
/// @param provisional true where a date was counted in a year whose calendar is not announced
/// @param continuedAs the case that takes this one's place, of the right person, or of the breach
/// @param reason why
/// @param actor who found it
/// @param second who agreed, where a second person must
public record FactCorrected(
        CaseId caseId,
        EventId corrects,
        CorrectionKind change,
        @Nullable Instant at,
        @Nullable SubjectRef subject,
        @Nullable LocalDate dayZero,
        @Nullable LocalDate policyDue,
        @Nullable LocalDate statutoryDue,
        @Nullable CalendarVersion calendarVersion,
        @Nullable Boolean provisional,
        @Nullable CaseId continuedAs,
        ReasonCode reason,
        Actor actor,
        @Nullable Actor second)
        implements RequestFact {}
