package kz.tumar.delivery.partition;

import kz.tumar.contract.TopicName;

/// A record to be written. Records of one topic and key keep their order.
///
/// @param value its bytes. Not copied: nobody writes to it.
@SuppressWarnings("ArrayRecordComponent")
public record Outgoing(TopicName topic, String key, byte[] value) {}
