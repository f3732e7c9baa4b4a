package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A reason out of the policy's list of reasons, for example `inaccurate`.
///
/// The constructor throws `IllegalArgumentException` when the text is not a {@linkplain Forms#CODE code}
@Form(Forms.CODE)
public record ReasonCode(@JsonValue String value) implements Comparable<ReasonCode> {
    @JsonCreator
    public ReasonCode {
        Forms.require(Forms.CODE, value, "ReasonCode");
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
