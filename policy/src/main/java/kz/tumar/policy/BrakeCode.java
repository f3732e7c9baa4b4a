package kz.tumar.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A limit that stops a flood, for example `destruction.mass`.
///
/// The constructor throws `IllegalArgumentException` when the text is not a code.
public record BrakeCode(@JsonValue String value) implements Comparable<BrakeCode> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public BrakeCode {
        CodeForm.require(value, "BrakeCode");
    }

    @Override
    public int compareTo(BrakeCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
