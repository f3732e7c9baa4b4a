package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One consent: derived from the claim that gave it.
@Form(Forms.UUID)
public record ConsentId(@JsonValue UUID value) {
    /// The id that a UUID in canonical lower-case form names.
    ///
    /// @throws IllegalArgumentException when the text has another form
    @JsonCreator
    public static ConsentId of(String text) {
        return new ConsentId(Forms.uuid(text, "ConsentId"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
