package kz.tumar.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A category of data, for example `contact`.
///
/// The constructor throws `IllegalArgumentException` when the text is not a code.
public record CategoryCode(@JsonValue String value) implements Comparable<CategoryCode> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public CategoryCode {
        CodeForm.require(value, "CategoryCode");
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
