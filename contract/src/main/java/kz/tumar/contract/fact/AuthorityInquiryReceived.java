package kz.tumar.contract.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CalendarVersion;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.NamedPerson;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.SubjectRef;
import org.jspecify.annotations.Nullable;

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
/// @param letterDue the letter's own date, where it names one
/// @param provisional true where the date was counted in a year whose calendar is not announced
/// @param annex who the persons asked about are, sealed; an export for the inquiry commits to it
public record AuthorityInquiryReceived(
        CaseId caseId,
        Numbered letter,
        LocalDate letterDate,
        Instant receivedAt,
        LocalDate due,
        CalendarVersion calendarVersion,
        List<SubjectRef> subjects,
        Actor actor,
        @Nullable LocalDate letterDue,
        @Nullable Boolean provisional,
        @Nullable List<NamedPerson> annex)
        implements RequestFact {
    public AuthorityInquiryReceived {
        subjects = List.copyOf(subjects);
        annex = annex == null ? null : List.copyOf(annex);
    }
}
