package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A version of the national working-day calendar.
///
/// The constructor throws `IllegalArgumentException` when the text has another form
@Form(Forms.POLICY_VERSION)
public record CalendarVersion(@JsonValue String value) implements Comparable<CalendarVersion> {
    @JsonCreator
    public CalendarVersion {
        Forms.require(Forms.POLICY_VERSION, value, "CalendarVersion");
    }

    @Override
    public int compareTo(CalendarVersion other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
