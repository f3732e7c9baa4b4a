package kz.tumar.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// Where a legal figure was read, for example `policy-text`.
///
/// The constructor throws `IllegalArgumentException` when the text is not a code.
public record SourceCode(@JsonValue String value) implements Comparable<SourceCode> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SourceCode {
        CodeForm.require(value, "SourceCode");
    }

    @Override
    public int compareTo(SourceCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
