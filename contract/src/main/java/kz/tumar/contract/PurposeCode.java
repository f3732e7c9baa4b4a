package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A purpose of processing, as the policy names it (clause 3.3), for example `marketing`.
///
/// The constructor throws `IllegalArgumentException` when the text is not a {@linkplain Forms#CODE code}
@Form(Forms.CODE)
public record PurposeCode(@JsonValue String value) implements Comparable<PurposeCode> {
    @JsonCreator
    public PurposeCode {
        Forms.require(Forms.CODE, value, "PurposeCode");
    }

    @Override
    public int compareTo(PurposeCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
