package kz.tumar.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A deadline rule, for example `access.answer`.
///
/// The constructor throws `IllegalArgumentException` when the text is not a code.
public record RuleCode(@JsonValue String value) implements Comparable<RuleCode> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RuleCode {
        CodeForm.require(value, "RuleCode");
    }

    @Override
    public int compareTo(RuleCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
