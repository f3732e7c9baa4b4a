package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// The id of one event; with its source it is the identity of the event for ever.
@Form(Forms.UUID)
public record EventId(@JsonValue UUID value) {
    /// The id that a UUID in canonical lower-case form names.
    ///
    /// @throws IllegalArgumentException when the text has another form
    @JsonCreator
    public static EventId of(String text) {
        return new EventId(Forms.uuid(text, "EventId"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
