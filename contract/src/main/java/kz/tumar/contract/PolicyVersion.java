package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A version of the operator's policy, as its file names it.
///
/// The constructor throws `IllegalArgumentException` when the text has another form
@Form(Forms.POLICY_VERSION)
public record PolicyVersion(@JsonValue String value) implements Comparable<PolicyVersion> {
    @JsonCreator
    public PolicyVersion {
        Forms.require(Forms.POLICY_VERSION, value, "PolicyVersion");
    }

    @Override
    public int compareTo(PolicyVersion other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
