package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A contract with a processor out of the policy's register of contracts (clause 2.6.1).
///
/// The constructor throws `IllegalArgumentException` when the text is not a {@linkplain Forms#CODE code}
@Form(Forms.CODE)
public record ContractCode(@JsonValue String value) implements Comparable<ContractCode> {
    @JsonCreator
    public ContractCode {
        Forms.require(Forms.CODE, value, "ContractCode");
    }

    @Override
    public int compareTo(ContractCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
