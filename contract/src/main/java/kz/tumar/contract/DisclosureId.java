package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One disclosure, permitted or denied, made or not.
@Form(Forms.UUID)
public record DisclosureId(@JsonValue UUID value) {
    /// The id that a UUID in canonical lower-case form names.
    ///
    /// @throws IllegalArgumentException when the text has another form
    @JsonCreator
    public static DisclosureId of(String text) {
        return new DisclosureId(Forms.uuid(text, "DisclosureId"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
