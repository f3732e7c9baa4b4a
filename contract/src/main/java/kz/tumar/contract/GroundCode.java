package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A lawful ground of processing (clause 4.1), for example `contract`.
///
/// The constructor throws `IllegalArgumentException` when the text is not a {@linkplain Forms#CODE code}
@Form(Forms.CODE)
public record GroundCode(@JsonValue String value) implements Comparable<GroundCode> {
    @JsonCreator
    public GroundCode {
        Forms.require(Forms.CODE, value, "GroundCode");
    }

    @Override
    public int compareTo(GroundCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
