package kz.tumar.contract;

/// Where a record lies on Kafka.
///
/// @param topic the topic
/// @param partition the partition
/// @param offset the record's own offset
public record RecordPosition(
        TopicName topic,
        @Range(max = 1_000_000) int partition,
        @Range(max = 9_000_000_000_000L) long offset) {}
