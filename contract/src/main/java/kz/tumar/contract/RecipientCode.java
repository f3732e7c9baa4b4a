package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A recipient out of the policy's list of recipients: a company, a processor, a state body.
///
/// The constructor throws `IllegalArgumentException` when the text is not a {@linkplain Forms#CODE code}
@Form(Forms.CODE)
public record RecipientCode(@JsonValue String value) implements Comparable<RecipientCode> {
    @JsonCreator
    public RecipientCode {
        Forms.require(Forms.CODE, value, "RecipientCode");
    }

    @Override
    public int compareTo(RecipientCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
