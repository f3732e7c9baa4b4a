package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One signed link to the page of a person's consents.
@Form(Forms.UUID)
public record PersonalLinkId(@JsonValue UUID value) {
    /// The id that a UUID in canonical lower-case form names.
    ///
    /// @throws IllegalArgumentException when the text has another form
    @JsonCreator
    public static PersonalLinkId of(String text) {
        return new PersonalLinkId(Forms.uuid(text, "PersonalLinkId"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
