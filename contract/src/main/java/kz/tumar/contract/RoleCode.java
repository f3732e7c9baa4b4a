package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A role an actor had, for example `dpo`.
///
/// The constructor throws `IllegalArgumentException` when the text is not a {@linkplain Forms#CODE code}
@Form(Forms.CODE)
public record RoleCode(@JsonValue String value) implements Comparable<RoleCode> {
    @JsonCreator
    public RoleCode {
        Forms.require(Forms.CODE, value, "RoleCode");
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
