package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A channel through which a person spoke, for example `web-form`.
///
/// The constructor throws `IllegalArgumentException` when the text is not a {@linkplain Forms#CODE code}
@Form(Forms.CODE)
public record ChannelCode(@JsonValue String value) implements Comparable<ChannelCode> {
    @JsonCreator
    public ChannelCode {
        Forms.require(Forms.CODE, value, "ChannelCode");
    }

    @Override
    public int compareTo(ChannelCode other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
