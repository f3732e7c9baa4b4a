package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One lawful ground that a system established, named by that system.
@Form(Forms.UUID)
public record GroundId(@JsonValue UUID value) {
    /// The id that a UUID in canonical lower-case form names.
    ///
    /// @throws IllegalArgumentException when the text has another form
    @JsonCreator
    public static GroundId of(String text) {
        return new GroundId(Forms.uuid(text, "GroundId"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
