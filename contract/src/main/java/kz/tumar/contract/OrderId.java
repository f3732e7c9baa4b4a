package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One order to holders; its commands and their answers carry it.
@Form(Forms.UUID)
public record OrderId(@JsonValue UUID value) {
    /// The id that a UUID in canonical lower-case form names.
    ///
    /// @throws IllegalArgumentException when the text has another form
    @JsonCreator
    public static OrderId of(String text) {
        return new OrderId(Forms.uuid(text, "OrderId"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
