package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A duty out of the policy's list of duties (clause 7.4).
///
/// The constructor throws `IllegalArgumentException` when the text is not a {@linkplain Forms#CODE code}
@Form(Forms.CODE)
public record DutyCode(@JsonValue String value) implements Comparable<DutyCode> {
    @JsonCreator
    public DutyCode {
        Forms.require(Forms.CODE, value, "DutyCode");
    }

    @Override
    public int compareTo(DutyCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
