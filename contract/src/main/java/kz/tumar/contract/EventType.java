package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// The type of an event, `kz.tumar.<Name>.v<version>` (CloudEvents `type`). A claim and the fact made of it share it;
/// their `source` and `dataschema` tell them apart.
///
/// The constructor throws `IllegalArgumentException` when the text has another form
@Form(Forms.EVENT_TYPE)
public record EventType(@JsonValue String value) {
    private static final String PREFIX = "kz.tumar.";

    @JsonCreator
    public EventType {
        Forms.require(Forms.EVENT_TYPE, value, "EventType");
    }

    /// The type that carries payloads of this record, in its first version.
    public static EventType of(Class<? extends Payload> payload) {
        return new EventType(PREFIX + payload.getSimpleName() + ".v1");
    }

    /// The name without prefix and version, for example `ConsentGiven`.
    public String name() {
        return value.substring(PREFIX.length(), value.lastIndexOf('.'));
    }

    /// The version, from 1.
    public int version() {
        return Integer.parseInt(value.substring(value.lastIndexOf(".v") + 2));
    }

    @Override
    public String toString() {
        return value;
    }
}
