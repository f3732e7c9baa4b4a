package kz.tumar.delivery;

import kz.tumar.contract.TopicName;

/// Where an event came in.
public sealed interface Origin {
    /// From a record on Kafka.
    record OnTopic(TopicName topic, int partition, long offset) implements Origin {}

    /// Over HTTP.
    record Http() implements Origin {}
}
