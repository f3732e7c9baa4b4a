package kz.tumar.contract.fact;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CalendarVersion;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.SubjectRef;
import org.jspecify.annotations.Nullable;

/// Data got where it must not be; the authority is to be told within the statute's term (clause 7.8).
///
/// @param caseId the case
/// @param nature of what nature, one of the policy's
/// @param discoveredAt when it was discovered: the clock runs from then
/// @param due the last day for telling the authority
/// @param calendarVersion the calendar
/// @param provisional true where the date was counted in a year whose calendar is not announced
/// @param subjects the persons concerned, as far as known
/// @param categories the categories of data concerned, as far as known
/// @param origin the case in whose handling it happened
/// @param actor who did it
public record BreachRegistered(
        CaseId caseId,
        ReasonCode nature,
        Instant discoveredAt,
        LocalDate due,
        CalendarVersion calendarVersion,
        @Nullable Boolean provisional,
        List<SubjectRef> subjects,
        List<CategoryCode> categories,
        @Nullable CaseId origin,
        Actor actor)
        implements RequestFact {
    public BreachRegistered {
        subjects = List.copyOf(subjects);
        categories = List.copyOf(categories);
    }
}
