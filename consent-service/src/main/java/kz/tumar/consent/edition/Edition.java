package kz.tumar.consent.edition;

import java.time.LocalDate;
import kz.tumar.policy.Policy;
import org.jspecify.annotations.Nullable;

/// One announced version of the policy.
///
/// @param orderNumber the number of the order that approved it, where someone vouched for it
/// @param since the version before it, where there is one
record Edition(
        String version,
        String sha256,
        LocalDate effectiveFrom,
        @Nullable String orderNumber,
        @Nullable LocalDate orderDate,
        Status status,
        @Nullable String since) {
    /// Where a version stands on a day.
    enum Status {
        PAST,
        IN_FORCE,
        FUTURE
    }

    static Edition of(Policy policy, LocalDate today, String inForce, @Nullable String since) {
        var order = policy.document().order();
        var from = policy.document().effectiveFrom();
        String version = policy.version().value();
        Status status = version.equals(inForce) ? Status.IN_FORCE : from.isAfter(today) ? Status.FUTURE : Status.PAST;
        return new Edition(
                version,
                policy.sha256(),
                from,
                order.confirmed() ? order.number() : null,
                order.confirmed() ? order.date() : null,
                status,
                since);
    }
}
