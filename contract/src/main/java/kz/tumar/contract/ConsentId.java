package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One consent: derived from the claim that gave it.
@Form(Forms.UUID)
public record ConsentId(@JsonValue UUID value) {
    /// @throws IllegalArgumentException when the text is not a UUID in its canonical lower-case form
    @JsonCreator
    public static ConsentId of(String text) {
        return new ConsentId(Forms.uuid(text, "ConsentId"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
