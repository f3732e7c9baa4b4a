package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A category of personal data, as the policy names it (clause 5.2), for example `contact`.
///
/// The constructor throws `IllegalArgumentException` when the text is not a {@linkplain Forms#CODE code}
@Form(Forms.CODE)
public record CategoryCode(@JsonValue String value) implements Comparable<CategoryCode> {
    @JsonCreator
    public CategoryCode {
        Forms.require(Forms.CODE, value, "CategoryCode");
    }

    @Override
    public int compareTo(CategoryCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
