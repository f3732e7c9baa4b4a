package kz.tumar.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A lawful ground, for example `consent` or `law.tax-code`.
///
/// The constructor throws `IllegalArgumentException` when the text is not a code.
public record GroundCode(@JsonValue String value) implements Comparable<GroundCode> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public GroundCode {
        CodeForm.require(value, "GroundCode");
    }

    @Override
    public int compareTo(GroundCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
