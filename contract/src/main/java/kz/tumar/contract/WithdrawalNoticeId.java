package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;

/// One notice of a withdrawal to one recipient of the data.
@Form(Forms.UUID)
public record WithdrawalNoticeId(@JsonValue UUID value) {
    /// The id that a UUID in canonical lower-case form names.
    ///
    /// @throws IllegalArgumentException when the text has another form
    @JsonCreator
    public static WithdrawalNoticeId of(String text) {
        return new WithdrawalNoticeId(Forms.uuid(text, "WithdrawalNoticeId"));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
