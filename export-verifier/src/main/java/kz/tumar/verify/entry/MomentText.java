package kz.tumar.verify.entry;

import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.util.Optional;

/// Times as a package may write them: RFC 3339, dates that exist, no leap second, at most nine decimals.
public final class MomentText {
    private static final int EARLIEST_YEAR = 1900;
    private static final String RFC3339 =
            "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d{1,9})?(Z|[+-]\\d\\d:\\d\\d)";

    private MomentText() {}

    public static Optional<OffsetDateTime> parse(String text) {
        if (!text.matches(RFC3339)) {
            return Optional.empty();
        }
        try {
            return Optional.of(OffsetDateTime.parse(text)).filter(time -> time.getYear() >= EARLIEST_YEAR);
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
