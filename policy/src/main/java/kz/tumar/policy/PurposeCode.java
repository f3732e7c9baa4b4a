package kz.tumar.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A purpose of processing, for example `marketing`.
///
/// The constructor throws `IllegalArgumentException` when the text is not a code.
public record PurposeCode(@JsonValue String value) implements Comparable<PurposeCode> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public PurposeCode {
        CodeForm.require(value, "PurposeCode");
    }

    @Override
    public int compareTo(PurposeCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
