package kz.tumar.request.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.time.ZoneOffset;
import kz.tumar.contract.ProblemType;
import org.jspecify.annotations.Nullable;

/// Which dates anybody can mean. A year 1 or 9999 is a slip or an attack: it is refused, and not carried along.
final class Plausible {
    private static final LocalDate EARLIEST = LocalDate.of(2000, 1, 1);
    private static final Period AHEAD = Period.ofYears(50);

    private Plausible() {}

    /// Whether a date lies between the first year anybody means and half a century after this instant.
    static boolean date(@Nullable LocalDate date, Instant now) {
        return date == null
                || (!date.isBefore(EARLIEST)
                        && !date.isAfter(
                                LocalDate.ofInstant(now, ZoneOffset.UTC).plus(AHEAD)));
    }

    /// Whether an instant is not before the first year that anybody means.
    static boolean past(@Nullable Instant instant, ZoneId zone) {
        return instant == null || !instant.isBefore(EARLIEST.atStartOfDay(zone).toInstant());
    }

    /// The refusal of a date.
    static Verdict.Rejected refused(String path) {
        return Verdict.Rejected.at(ProblemType.TIME_IMPLAUSIBLE, path, "range", "2000 to fifty years from now");
    }
}
