package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One search for a person: what is known of them, who was asked, and who was found.
@Form(Forms.UUID)
public record SearchId(@JsonValue UUID value) {
    /// The id that a UUID in canonical lower-case form names.
    ///
    /// @throws IllegalArgumentException when the text has another form
    @JsonCreator
    public static SearchId of(String text) {
        return new SearchId(Forms.uuid(text, "SearchId"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
