package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One export of the log.
@Form(Forms.UUID)
public record ExportId(@JsonValue UUID value) {
    /// The id that a UUID in canonical lower-case form names.
    ///
    /// @throws IllegalArgumentException when the text has another form
    @JsonCreator
    public static ExportId of(String text) {
        return new ExportId(Forms.uuid(text, "ExportId"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
