package kz.tumar.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A decision that people must approve, for example `destruction.mass`.
///
/// The constructor throws `IllegalArgumentException` when the text is not a code.
public record ApprovalCode(@JsonValue String value) implements Comparable<ApprovalCode> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public ApprovalCode {
        CodeForm.require(value, "ApprovalCode");
    }

    @Override
    public int compareTo(ApprovalCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
