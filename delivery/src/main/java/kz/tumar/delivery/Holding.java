package kz.tumar.delivery;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import kz.tumar.contract.TopicName;
import kz.tumar.delivery.Ownership.Step;
import kz.tumar.delivery.partition.Broker;
import kz.tumar.delivery.partition.Partition;
import kz.tumar.delivery.partition.PartitionReader;
import kz.tumar.delivery.partition.Polled;
import kz.tumar.delivery.partition.Position;
import kz.tumar.delivery.partition.TopicShape;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The partitions that the consumer of this process owns, where it is on each, and what makes it begin one anew.
final class Holding {
    private static final Logger LOG = LoggerFactory.getLogger(Holding.class);

    private final Supplier<Set<TopicName>> topics;
    private final Set<TopicName> first;
    private final Transactions transactions;
    private final Broker broker;
    private final Ownership ownership;
    private final AtomicLong rereads = new AtomicLong();
    private final AtomicBoolean outdated = new AtomicBoolean();
    private final Map<Partition, Held> mine = new HashMap<>();

    /// Given by the group, and not read yet: what must be read first was not read to its end.
    private final Set<Partition> deferred = new LinkedHashSet<>();

    /// Where the partitions of what must be read first ended when they were given.
    private final Map<Partition, Long> firstEnds = new HashMap<>();

    private volatile Map<TopicName, TopicShape> shapes = Map.of();

    /// A partition, and where it is.
    private record Held(long epoch, Position at) {}

    Holding(
            Supplier<Set<TopicName>> topics,
            Set<TopicName> first,
            Transactions transactions,
            Broker broker,
            Ownership ownership) {
        this.topics = topics;
        this.first = first;
        this.transactions = transactions;
        this.broker = broker;
        this.ownership = ownership;
    }

    /// Holds nothing, as before joining the group.
    void none() {
        mine.clear();
        deferred.clear();
        firstEnds.clear();
        outdated.set(false);
    }

    /// Whether a topic has become another, so that the group is to be joined again.
    boolean isOutdated() {
        return outdated.get();
    }

    /// Follows what the group has given and taken, and what the broker has lost.
    void follow(PartitionReader reader, Polled polled, Patience patience) {
        polled.revoked().forEach(this::forget);
        for (Partition lost : polled.lost()) {
            patience.through("reading a partition again", () -> restart(reader, lost));
        }
        if (!polled.assigned().isEmpty()) {
            shapes = patience.through("asking for topics", () -> broker.shapes(topics.get()));
        }
        for (Partition assigned : polled.assigned()) {
            if (first.contains(assigned.topic())) {
                firstEnds.put(assigned, patience.through("asking for ends", () -> endOf(assigned)));
                patience.through("claiming a partition", () -> claim(reader, assigned));
            } else {
                deferred.add(assigned);
            }
        }
        if (!deferred.isEmpty() && firstWereRead()) {
            for (Partition waiting : List.copyOf(deferred)) {
                patience.through("claiming a partition", () -> claim(reader, waiting));
                deferred.remove(waiting);
            }
        }
    }

    private void forget(Partition revoked) {
        mine.remove(revoked);
        deferred.remove(revoked);
        firstEnds.remove(revoked);
    }

    /// Whether those of this process are; what another one holds, that one reads.
    private boolean firstWereRead() {
        return firstEnds.entrySet().stream().allMatch(end -> {
            var held = mine.get(end.getKey());
            return held != null && held.at().offset() >= end.getValue();
        });
    }

    private long endOf(Partition partition) {
        return broker.ends(Set.of(partition)).getOrDefault(partition, 0L);
    }

    boolean holds(Partition partition) {
        return mine.containsKey(partition);
    }

    /// The step from where a partition is to there; none where it is not held, or there already.
    @Nullable
    Step stepTo(Partition partition, Position to) {
        var held = mine.get(partition);
        return held == null || to.offset() <= held.at().offset()
                ? null
                : new Step(partition, held.epoch(), held.at(), to);
    }

    void taken(Step step) {
        mine.put(step.partition(), new Held(step.epoch(), step.to()));
    }

    private Partition claim(PartitionReader reader, Partition partition) {
        var shape = shapeOf(partition);
        long beginning = beginningOf(partition);
        var claimed = transactions.inTransaction(
                transaction -> ownership.claim(transaction, partition, shape.id(), beginning));
        if (claimed.restarted()) {
            noteReread(partition, "the topic is another one of that name");
        }
        mine.put(partition, new Held(claimed.epoch(), claimed.at()));
        reader.seek(partition, claimed.at());
        return partition;
    }

    private Partition restart(PartitionReader reader, Partition partition) {
        var owned = mine.get(partition);
        if (owned == null) {
            return partition;
        }
        shapes = broker.shapes(topics.get());
        long beginning = beginningOf(partition);
        transactions.inTransaction(transaction -> {
            ownership.restart(
                    transaction, partition, owned.epoch(), shapeOf(partition).id(), beginning);
            return partition;
        });
        noteReread(partition, "its log was truncated, or its position is out of range");
        mine.put(partition, new Held(owned.epoch(), Position.at(beginning)));
        firstEnds.computeIfPresent(partition, (known, _) -> endOf(known));
        reader.seek(partition, Position.at(beginning));
        return partition;
    }

    private TopicShape shapeOf(Partition partition) {
        var shape = shapes.get(partition.topic());
        if (shape == null) {
            throw new DeliveryException("a topic is not known to the broker", null);
        }
        return shape;
    }

    private long beginningOf(Partition partition) {
        return broker.beginnings(Set.of(partition)).getOrDefault(partition, 0L);
    }

    private void noteReread(Partition partition, String why) {
        rereads.incrementAndGet();
        LOG.atWarn()
                .addKeyValue("topic", partition.topic())
                .addKeyValue("partition", partition.number())
                .addKeyValue("reason", why)
                .log("reading a partition again from its beginning, with deduplication");
    }

    void noteShapes(Map<TopicName, TopicShape> now) {
        for (var known : Map.copyOf(shapes).entrySet()) {
            var current = now.get(known.getKey());
            if (current != null && !current.id().equals(known.getValue().id())) {
                outdated.set(true);
            }
        }
    }

    long rereads() {
        return rereads.get();
    }
}
