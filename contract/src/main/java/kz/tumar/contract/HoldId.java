package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One hold: a case of the operator for which data is not destroyed.
@Form(Forms.UUID)
public record HoldId(@JsonValue UUID value) {
    /// The id that a UUID in canonical lower-case form names.
    ///
    /// @throws IllegalArgumentException when the text has another form
    @JsonCreator
    public static HoldId of(String text) {
        return new HoldId(Forms.uuid(text, "HoldId"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
