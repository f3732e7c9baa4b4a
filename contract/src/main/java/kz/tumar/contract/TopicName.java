package kz.tumar.contract;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/// A topic of the catalogue.
///
/// The constructor throws `IllegalArgumentException` when the text has another form
@Form(Forms.TOPIC)
public record TopicName(@JsonValue String value) implements Comparable<TopicName> {
    @JsonCreator
    public TopicName {
        Forms.require(Forms.TOPIC, value, "TopicName");
    }

    @Override
    public int compareTo(TopicName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
