package kz.tumar.delivery;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.fact.PartitionOffset;
import kz.tumar.delivery.partition.Broker;
import kz.tumar.delivery.partition.Partition;

/// How far topics reach, for whoever waits until they were read to there.
final class Awaiting {
    private final Supplier<Set<TopicName>> topics;
    private final Broker broker;

    Awaiting(Supplier<Set<TopicName>> topics, Broker broker) {
        this.topics = topics;
        this.broker = broker;
    }

    /// Whether this service reads these topics at all.
    boolean reads(Set<TopicName> awaited) {
        return topics.get().containsAll(awaited);
    }

    /// The wait for these topics to be read to where they end now.
    Aside.Why until(Set<TopicName> awaited) {
        return reads(awaited)
                ? new Aside.Why.WaitsFor(endsOf(awaited))
                : new Aside.Why.Failed("awaits a topic that is not read", 1);
    }

    /// The offsets behind the last records of these topics now.
    List<PartitionOffset> endsOf(Set<TopicName> awaited) {
        var partitions = new HashSet<Partition>();
        broker.shapes(awaited).forEach((topic, shape) -> {
            for (int i = 0; i < shape.partitions(); i++) {
                partitions.add(new Partition(topic, i));
            }
        });
        return broker.ends(partitions).entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(end ->
                        new PartitionOffset(end.getKey().topic(), end.getKey().number(), end.getValue()))
                .toList();
    }

    /// Whether everything before these offsets was consumed.
    static boolean reached(List<PartitionOffset> ends, Map<Partition, Long> consumed) {
        return ends.stream()
                .allMatch(
                        end -> consumed.getOrDefault(new Partition(end.topic(), end.partition()), 0L) >= end.offset());
    }
}
