package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One decision of a person about keeping or destroying, however many must agree to it.
@Form(Forms.UUID)
public record DecisionId(@JsonValue UUID value) {
    /// The id that a UUID in canonical lower-case form names.
    ///
    /// @throws IllegalArgumentException when the text has another form
    @JsonCreator
    public static DecisionId of(String text) {
        return new DecisionId(Forms.uuid(text, "DecisionId"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
