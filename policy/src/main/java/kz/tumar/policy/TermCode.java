package kz.tumar.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A retention term, for example `accounting.records`.
///
/// The constructor throws `IllegalArgumentException` when the text is not a code.
public record TermCode(@JsonValue String value) implements Comparable<TermCode> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public TermCode {
        CodeForm.require(value, "TermCode");
    }

    @Override
    public int compareTo(TermCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
