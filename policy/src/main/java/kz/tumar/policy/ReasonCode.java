package kz.tumar.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A reason out of the closed lists, for example `refusal.incomplete`.
///
/// The constructor throws `IllegalArgumentException` when the text is not a code.
public record ReasonCode(@JsonValue String value) implements Comparable<ReasonCode> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ReasonCode {
        CodeForm.require(value, "ReasonCode");
    }

    @Override
    public int compareTo(ReasonCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
