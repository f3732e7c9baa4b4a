package kz.tumar.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A place where data lies and which can be commanded, for example `crm`.
///
/// The constructor throws `IllegalArgumentException` when the text is not a code.
public record HolderCode(@JsonValue String value) implements Comparable<HolderCode> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public HolderCode {
        CodeForm.require(value, "HolderCode");
    }

    @Override
    public int compareTo(HolderCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
