package kz.tumar.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A field that a system collects, for example `driving-licence`.
///
/// The constructor throws `IllegalArgumentException` when the text is not a code.
public record FieldCode(@JsonValue String value) implements Comparable<FieldCode> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public FieldCode {
        CodeForm.require(value, "FieldCode");
    }

    @Override
    public int compareTo(FieldCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
