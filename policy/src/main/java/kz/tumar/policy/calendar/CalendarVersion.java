package kz.tumar.policy.calendar;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Pattern;

/// A version of a calendar, for example `kz-2026-11-23`. Every due date names the version it was counted with.
///
/// The constructor throws `IllegalArgumentException` when the text has another form.
public record CalendarVersion(@JsonValue String value) {
    private static final Pattern FORM = Pattern.compile("[0-9a-z](?:[0-9a-z.-]{0,30}[0-9a-z])?");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CalendarVersion {
        if (!FORM.matcher(value).matches()) {
            throw new IllegalArgumentException("CalendarVersion must look like kz-2026-11-23");
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
