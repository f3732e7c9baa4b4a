package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// The journey that an event belongs to.
@Form(Forms.UUID)
public record CorrelationId(@JsonValue UUID value) {
    /// The id that a UUID in canonical lower-case form names.
    ///
    /// @throws IllegalArgumentException when the text has another form
    @JsonCreator
    public static CorrelationId of(String text) {
        return new CorrelationId(Forms.uuid(text, "CorrelationId"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
