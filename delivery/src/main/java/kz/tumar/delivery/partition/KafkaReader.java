package kz.tumar.delivery.partition;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.tumar.contract.TopicName;
import kz.tumar.delivery.DeliveryException;
import org.apache.kafka.clients.consumer.CloseOptions;
import org.apache.kafka.clients.consumer.ConsumerRebalanceListener;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.InvalidOffsetException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;

/// Reads from Kafka. A partition that the group assigns stays paused until its user says from where to read:
/// the positions that count are the user's, not the group's.
final class KafkaReader implements PartitionReader {
    private final KafkaConsumer<String, byte[]> consumer;
    private final Set<Partition> assigned = new LinkedHashSet<>();
    private final Set<Partition> revoked = new LinkedHashSet<>();

    private KafkaReader(KafkaConsumer<String, byte[]> consumer) {
        this.consumer = consumer;
    }

    static KafkaReader alone(KafkaConsumer<String, byte[]> consumer) {
        return new KafkaReader(consumer);
    }

    static KafkaReader member(KafkaConsumer<String, byte[]> consumer, Set<TopicName> topics) {
        var reader = new KafkaReader(consumer);
        consumer.subscribe(topics.stream().map(TopicName::value).toList(), reader.new Rebalance());
        return reader;
    }

    @Override
    public void assign(Map<Partition, Position> from) {
        guarded(() -> {
            consumer.assign(from.keySet().stream().map(KafkaReader::toKafka).toList());
            from.forEach(this::place);
        });
    }

    @Override
    public void seek(Partition partition, Position position) {
        guarded(() -> {
            place(partition, position);
            consumer.resume(List.of(toKafka(partition)));
        });
    }

    private void place(Partition partition, Position position) {
        consumer.seek(
                toKafka(partition),
                new OffsetAndMetadata(position.offset(), Optional.ofNullable(position.leaderEpoch()), ""));
    }

    @Override
    public Polled poll(Duration wait) {
        try {
            var records = consumer.poll(wait);
            return answer(records, Set.of());
        } catch (InvalidOffsetException lost) {
            consumer.pause(lost.partitions());
            lost.partitions().forEach(partition -> consumer.seek(partition, 0));
            return answer(
                    ConsumerRecords.empty(),
                    lost.partitions().stream().map(KafkaReader::fromKafka).collect(Collectors.toSet()));
        } catch (KafkaException failed) {
            throw new DeliveryException("the broker could not be read", failed);
        }
    }

    private Polled answer(ConsumerRecords<String, byte[]> records, Set<Partition> lost) {
        var fetched = new ArrayList<Fetched>(records.count());
        var next = new HashMap<Partition, Position>();
        for (TopicPartition partition : records.partitions()) {
            var own = fromKafka(partition);
            for (ConsumerRecord<String, byte[]> record : records.records(partition)) {
                fetched.add(fetchedOf(own, record));
            }
        }
        records.nextOffsets()
                .forEach((partition, offset) -> next.put(
                        fromKafka(partition),
                        new Position(offset.offset(), offset.leaderEpoch().orElse(null))));
        var polled = new Polled(new HashSet<>(assigned), new HashSet<>(revoked), fetched, next, lost);
        assigned.clear();
        revoked.clear();
        return polled;
    }

    private static Fetched fetchedOf(Partition partition, ConsumerRecord<String, byte[]> record) {
        byte[] value = record.value();
        return new Fetched(
                partition,
                record.offset(),
                record.leaderEpoch().orElse(null),
                Instant.ofEpochMilli(record.timestamp()),
                record.key(),
                value == null ? new byte[0] : value);
    }

    private static void guarded(Runnable action) {
        try {
            action.run();
        } catch (KafkaException failed) {
            throw new DeliveryException("the broker could not be read", failed);
        }
    }

    static TopicPartition toKafka(Partition partition) {
        return new TopicPartition(partition.topic().value(), partition.number());
    }

    static Partition fromKafka(TopicPartition partition) {
        return new Partition(new TopicName(partition.topic()), partition.partition());
    }

    @Override
    public void close() {
        try {
            consumer.close(CloseOptions.timeout(Duration.ofSeconds(5)));
        } catch (KafkaException ignored) {
            // The group notices by itself that this member has gone.
        }
    }

    private final class Rebalance implements ConsumerRebalanceListener {
        @Override
        public void onPartitionsAssigned(Collection<TopicPartition> partitions) {
            consumer.pause(partitions);
            for (TopicPartition partition : partitions) {
                consumer.seek(partition, 0);
                assigned.add(fromKafka(partition));
                revoked.remove(fromKafka(partition));
            }
        }

        @Override
        public void onPartitionsRevoked(Collection<TopicPartition> partitions) {
            for (TopicPartition partition : partitions) {
                assigned.remove(fromKafka(partition));
                revoked.add(fromKafka(partition));
            }
        }
    }
}
