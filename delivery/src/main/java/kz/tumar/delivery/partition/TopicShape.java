package kz.tumar.delivery.partition;

/// What a topic is.
///
/// @param id the broker's id of it: another id under the same name is another topic, and offsets mean nothing
///     there
/// @param partitions how many it has
public record TopicShape(String id, int partitions) {}
