package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One assessment under clause 8.4.
@Form(Forms.UUID)
public record AssessmentId(@JsonValue UUID value) {
    /// The id that a UUID in canonical lower-case form names.
    ///
    /// @throws IllegalArgumentException when the text has another form
    @JsonCreator
    public static AssessmentId of(String text) {
        return new AssessmentId(Forms.uuid(text, "AssessmentId"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
