package kz.tumar.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// An act of law or the policy itself, for example `kz.94-v`.
///
/// The constructor throws `IllegalArgumentException` when the text is not a code.
public record ActCode(@JsonValue String value) implements Comparable<ActCode> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ActCode {
        CodeForm.require(value, "ActCode");
    }

    @Override
    public int compareTo(ActCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
