package kz.tumar.policy;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A category of persons, for example `client`.
///
/// The constructor throws `IllegalArgumentException` when the text is not a code.
public record SubjectCategoryCode(@JsonValue String value) implements Comparable<SubjectCategoryCode> {
    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SubjectCategoryCode {
        CodeForm.require(value, "SubjectCategoryCode");
    }

    @Override
    public int compareTo(SubjectCategoryCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
