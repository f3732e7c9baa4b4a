package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A category of data subjects (clauses 5.2.1 to 5.2.4), for example `client`.
///
/// The constructor throws `IllegalArgumentException` when the text is not a {@linkplain Forms#CODE code}
@Form(Forms.CODE)
public record SubjectCategoryCode(@JsonValue String value) implements Comparable<SubjectCategoryCode> {
    @JsonCreator
    public SubjectCategoryCode {
        Forms.require(Forms.CODE, value, "SubjectCategoryCode");
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
