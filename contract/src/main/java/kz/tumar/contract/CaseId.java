package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One case of a person's request or an authority's inquiry.
@Form(Forms.UUID)
public record CaseId(@JsonValue UUID value) {
    /// The id that a UUID in canonical lower-case form names.
    ///
    /// @throws IllegalArgumentException when the text has another form
    @JsonCreator
    public static CaseId of(String text) {
        return new CaseId(Forms.uuid(text, "CaseId"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
