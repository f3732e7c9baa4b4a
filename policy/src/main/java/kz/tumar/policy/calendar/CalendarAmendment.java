package kz.tumar.policy.calendar;

import java.util.List;
import kz.tumar.contract.CalendarVersion;

/// Days that an order changed after the calendar was published, under the version that results.
/// A later amendment of the same day replaces the earlier one.
public record CalendarAmendment(CalendarVersion version, List<SpecialDay> days) {
    public CalendarAmendment {
        days = List.copyOf(days);
        if (days.isEmpty()) {
            throw new IllegalArgumentException("an amendment changes at least one day");
        }
    }
}
