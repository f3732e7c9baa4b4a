package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A method by which a holder did what it was told, for example `overwritten`.
///
/// The constructor throws `IllegalArgumentException` when the text is not a {@linkplain Forms#CODE code}
@Form(Forms.CODE)
public record MethodCode(@JsonValue String value) implements Comparable<MethodCode> {
    @JsonCreator
    public MethodCode {
        Forms.require(Forms.CODE, value, "MethodCode");
    }

    @Override
    public int compareTo(MethodCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
