package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A deadline rule of the policy, for example `access.answer`.
///
/// The constructor throws `IllegalArgumentException` when the text is not a {@linkplain Forms#CODE code}
@Form(Forms.CODE)
public record RuleCode(@JsonValue String value) implements Comparable<RuleCode> {
    @JsonCreator
    public RuleCode {
        Forms.require(Forms.CODE, value, "RuleCode");
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
