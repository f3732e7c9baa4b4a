package kz.tumar.request.deadline;

import java.time.LocalDate;
import kz.tumar.contract.CalendarVersion;
import org.jspecify.annotations.Nullable;

/// The dates of one case.
///
/// @param dayZero the day in Almaty from which terms run; day one is the next working day
/// @param policyDue the due date under the policy
/// @param statutoryDue the due date under the statute
/// @param reviewOn the day on which a block is looked at again
/// @param calendarVersion the calendar all were counted with
/// @param provisional whether a count touches a year whose calendar is not announced
public record Dates(
        LocalDate dayZero,
        LocalDate policyDue,
        LocalDate statutoryDue,
        LocalDate reviewOn,
        CalendarVersion calendarVersion,
        boolean provisional)
        implements Deadlines.Counted {
    /// What a fact says of that: nothing, where every year is announced.
    public @Nullable Boolean saysProvisional() {
        return provisional ? true : null;
    }

    /// The earlier due date.
    public LocalDate earlier() {
        return policyDue.isBefore(statutoryDue) ? policyDue : statutoryDue;
    }
}
