package kz.tumar.contract.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CalendarVersion;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.SubjectRef;

/// The authority asked; the clock of clause 2.6.2 runs.
///
/// @param caseId the case
/// @param letter the number of the letter
/// @param letterDate its date
/// @param receivedAt its arrival
/// @param due the earlier of ten working days and the letter's own date
/// @param calendarVersion the calendar
/// @param subjects the persons asked about, where any are named
/// @param actor who did it
public record AuthorityInquiryReceived(
        CaseId caseId,
        Numbered letter,
        LocalDate letterDate,
        Instant receivedAt,
        LocalDate due,
        CalendarVersion calendarVersion,
        List<SubjectRef> subjects,
        Actor actor)
        implements RequestFact {
    public AuthorityInquiryReceived {
        subjects = List.copyOf(subjects);
    }
}
