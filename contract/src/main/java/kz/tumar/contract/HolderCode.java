package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A holder of personal data, as the policy names it: a company system, an archive, a mailbox, a processor, for example
/// `crm`.
///
/// The constructor throws `IllegalArgumentException` when the text is not a {@linkplain Forms#CODE code}
@Form(Forms.CODE)
public record HolderCode(@JsonValue String value) implements Comparable<HolderCode> {
    @JsonCreator
    public HolderCode {
        Forms.require(Forms.CODE, value, "HolderCode");
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
