package kz.tumar.audit.sequence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import kz.tumar.audit.note.LogKeys;
import kz.tumar.contract.TopicName;
import kz.tumar.delivery.partition.Broker;
import kz.tumar.delivery.partition.Fetched;
import kz.tumar.delivery.partition.Outgoing;
import kz.tumar.delivery.partition.Partition;
import kz.tumar.delivery.partition.Publisher;

/// The log's memory outside its database: every checkpoint it ever let out, with the manifests that lead there.
final class CheckpointTopic {
    private static final TopicName TOPIC = new TopicName("tumar.checkpoints");
    private static final Partition PARTITION = new Partition(TOPIC, 0);
    private static final Duration POLL = Duration.ofMillis(200);
    private static final int POLLED = 64;
    private static final int TAIL = 32;

    private final Broker broker;
    private final LogKeys keys;

    CheckpointTopic(Broker broker, LogKeys keys) {
        this.broker = broker;
        this.keys = keys;
    }

    /// Returns when the record lies on all replicas in sync.
    void publish(Publisher publisher, byte[] message) {
        publisher.publish(List.of(new Outgoing(TOPIC, keys.name().value(), message)));
    }

    /// The last records of this log; several, because a writer that was taken over may have come in late.
    List<CheckpointMessage> tail() {
        return from(TAIL);
    }

    List<CheckpointMessage> all() {
        return from(Long.MAX_VALUE);
    }

    private List<CheckpointMessage> from(long last) {
        long end = broker.ends(Set.of(PARTITION)).getOrDefault(PARTITION, 0L);
        long begin = broker.beginnings(Set.of(PARTITION)).getOrDefault(PARTITION, 0L);
        long start = last > end - begin ? begin : end - last;
        List<CheckpointMessage> messages = new ArrayList<>();
        for (Fetched record : RangeReading.read(broker, PARTITION, start, end, POLLED, POLL)) {
            if (keys.name().value().equals(record.key())) {
                CheckpointMessage message = CheckpointMessage.parse(record.value());
                if (!message.note().isSignedByAny(keys.known())) {
                    throw new Refused(Refusal.KEY_MISMATCH);
                }
                messages.add(message);
            }
        }
        return messages;
    }
}
