package kz.tumar.contract.fact;

import java.time.LocalDate;
import kz.tumar.contract.CalendarVersion;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.Sha256;
import org.jspecify.annotations.Nullable;

/// A version of the operator's policy is in force from a date (clause 9.1).
///
/// @param version the version
/// @param document the digest of its document on `tumar.policy.documents`
/// @param orderNumber the number of the order, where it was given
/// @param orderDate the date of the order, where it was given
/// @param effectiveFrom the first day
/// @param calendarVersion the working-day calendar it was published with
/// @param calendar the digest of the calendar's document on `tumar.policy.documents`
public record PolicyPublished(
        PolicyVersion version,
        Sha256 document,
        @Nullable Numbered orderNumber,
        @Nullable LocalDate orderDate,
        LocalDate effectiveFrom,
        CalendarVersion calendarVersion,
        Sha256 calendar)
        implements ConsentFact {}
