package kz.tumar.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A role, for example `dpo`.
///
/// The constructor throws `IllegalArgumentException` when the text is not a code.
public record RoleCode(@JsonValue String value) implements Comparable<RoleCode> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RoleCode {
        CodeForm.require(value, "RoleCode");
    }

    @Override
    public int compareTo(RoleCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
