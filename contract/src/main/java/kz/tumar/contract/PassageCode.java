package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A kind of processing that a block does not stop, for example `passage.payroll-tax`.
///
/// The constructor throws `IllegalArgumentException` when the text is not a {@linkplain Forms#CODE code}
@Form(Forms.CODE)
public record PassageCode(@JsonValue String value) implements Comparable<PassageCode> {
    @JsonCreator
    public PassageCode {
        Forms.require(Forms.CODE, value, "PassageCode");
    }

    @Override
    public int compareTo(PassageCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
