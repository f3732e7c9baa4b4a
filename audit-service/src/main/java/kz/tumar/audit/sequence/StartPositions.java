package kz.tumar.audit.sequence;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kz.tumar.audit.ledger.OffsetRows.Reached;
import kz.tumar.contract.TopicName;
import kz.tumar.delivery.partition.Broker;
import kz.tumar.delivery.partition.Partition;
import kz.tumar.delivery.partition.Position;
import kz.tumar.delivery.partition.TopicShape;

/// From where each partition is read on. What was reached counts only on the same topic and within what still exists;
/// otherwise the partition is read again from its beginning, and identities keep anything from entering twice.
///
/// @param again the partitions that are read again
record StartPositions(Map<Partition, Position> positions, Map<Partition, String> topicIds, Set<Partition> again) {
    StartPositions {
        positions = Map.copyOf(positions);
        topicIds = Map.copyOf(topicIds);
        again = Set.copyOf(again);
    }

    /// @param lost partitions whose position turned out not to exist any more
    static StartPositions find(
            Broker broker, Set<TopicName> topics, Map<Partition, Reached> reached, Set<Partition> lost) {
        Map<Partition, String> ids = new HashMap<>();
        for (Map.Entry<TopicName, TopicShape> shape : broker.shapes(topics).entrySet()) {
            for (int number = 0; number < shape.getValue().partitions(); number++) {
                ids.put(new Partition(shape.getKey(), number), shape.getValue().id());
            }
        }
        Map<Partition, Long> begins = broker.beginnings(ids.keySet());
        Map<Partition, Long> ends = broker.ends(ids.keySet());
        Map<Partition, Position> positions = new HashMap<>();
        Set<Partition> again = new HashSet<>();
        ids.forEach((partition, id) -> {
            long begin = begins.getOrDefault(partition, 0L);
            long end = ends.getOrDefault(partition, 0L);
            Reached known = reached.get(partition);
            if (known != null && holds(known, id, begin, end) && !lost.contains(partition)) {
                positions.put(partition, known.next());
                return;
            }
            positions.put(partition, Position.at(begin));
            if (known != null) {
                again.add(partition);
            }
        });
        return new StartPositions(positions, ids, again);
    }

    private static boolean holds(Reached known, String id, long begin, long end) {
        long next = known.next().offset();
        return known.topicId().equals(id) && next >= begin && next <= end;
    }

    Map<Partition, Long> offsets() {
        return positions.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().offset()));
    }
}
