package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One block of processing; a holder is free again when its set of block ids is empty.
@Form(Forms.UUID)
public record BlockId(@JsonValue UUID value) {
    /// The id that a UUID in canonical lower-case form names.
    ///
    /// @throws IllegalArgumentException when the text has another form
    @JsonCreator
    public static BlockId of(String text) {
        return new BlockId(Forms.uuid(text, "BlockId"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
