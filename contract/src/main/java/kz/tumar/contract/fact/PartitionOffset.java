package kz.tumar.contract.fact;

import kz.tumar.contract.Range;
import kz.tumar.contract.TopicName;

/// How far a partition of a topic had been read.
///
/// @param topic the topic
/// @param partition the partition
/// @param offset the next offset to read
public record PartitionOffset(
        TopicName topic,
        @Range(max = 1_000_000) int partition,
        @Range(max = 9_000_000_000_000L) long offset) {}
