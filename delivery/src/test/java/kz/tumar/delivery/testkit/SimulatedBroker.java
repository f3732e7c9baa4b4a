package kz.tumar.delivery.testkit;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.zip.CRC32;
import kz.tumar.contract.TopicName;
import kz.tumar.delivery.partition.Broker;
import kz.tumar.delivery.partition.Fetched;
import kz.tumar.delivery.partition.Partition;
import kz.tumar.delivery.partition.Placed;
import kz.tumar.delivery.partition.TopicShape;
import org.jspecify.annotations.Nullable;

/// A broker in memory that behaves as Kafka does where it matters: partitions by key, offsets, topic ids,
/// leader epochs, truncation, groups that rebalance without waiting for anybody. Every process connects with
/// faults of its own.
public final class SimulatedBroker {
    /// When everything is appended, so that runs can be compared.
    public static final Instant APPENDED = Instant.parse("2026-11-23T05:00:00Z");

    /// A record on a partition.
    @SuppressWarnings("ArrayRecordComponent")
    record Stored(@Nullable String key, byte[] value, int epoch) {}

    /// A partition.
    static final class Log {
        final List<Stored> records = new ArrayList<>();
        final Map<Integer, Long> epochEnds = new HashMap<>();
        long beginning;
        int epoch;

        long end() {
            return beginning + records.size();
        }
    }

    private final Map<TopicName, TopicShape> shapes = new TreeMap<>();
    private final Map<Partition, Log> logs = new TreeMap<>();
    private final Map<String, List<SimulatedReader>> groups = new HashMap<>();

    /// Makes a topic.
    public synchronized SimulatedBroker topic(String name, int partitions) {
        var topic = new TopicName(name);
        shapes.put(topic, new TopicShape(UUID.randomUUID().toString(), partitions));
        for (int i = 0; i < partitions; i++) {
            logs.put(new Partition(topic, i), new Log());
        }
        return this;
    }

    /// Deletes a topic and makes another of that name, with the same records if they are to be kept.
    public synchronized void recreate(String name, boolean keepRecords) {
        var topic = new TopicName(name);
        var partitions = shapeOf(topic).partitions();
        shapes.put(topic, new TopicShape(UUID.randomUUID().toString(), partitions));
        if (!keepRecords) {
            for (int i = 0; i < partitions; i++) {
                logs.put(new Partition(topic, i), new Log());
            }
        }
        notifyAll();
    }

    /// Loses the records from this offset on, as an unclean election of a leader does.
    public synchronized void truncate(Partition partition, long offset) {
        var log = logOf(partition);
        while (log.end() > offset) {
            log.records.removeLast();
        }
        log.epochEnds.put(log.epoch, offset);
        log.epoch++;
        notifyAll();
    }

    /// Removes the records before this offset, as retention does.
    public synchronized void expire(Partition partition, long offset) {
        var log = logOf(partition);
        while (log.beginning < offset && !log.records.isEmpty()) {
            log.records.removeFirst();
            log.beginning++;
        }
        notifyAll();
    }

    /// Gives the partitions of every group to other members than now, whatever these are doing.
    public synchronized void shuffle(Random random) {
        for (var members : groups.values()) {
            java.util.Collections.shuffle(members, random);
            assign(members);
        }
        notifyAll();
    }

    /// The way to it for one process.
    public Broker connect(Faults faults) {
        return new SimulatedConnection(this, faults);
    }

    /// Appends a record as it is.
    public synchronized Placed append(TopicName topic, @Nullable String key, byte[] value) {
        var partition = new Partition(topic, partitionFor(topic, key));
        var log = logOf(partition);
        log.records.add(new Stored(key, value, log.epoch));
        notifyAll();
        return new Placed(partition, log.end() - 1);
    }

    private int partitionFor(TopicName topic, @Nullable String key) {
        var crc = new CRC32();
        crc.update(String.valueOf(key).getBytes(StandardCharsets.UTF_8));
        return (int) (crc.getValue() % shapeOf(topic).partitions());
    }

    /// Everything on a topic, partition by partition.
    public synchronized List<Fetched> records(String topic) {
        var all = new ArrayList<Fetched>();
        var name = new TopicName(topic);
        for (int i = 0; i < shapeOf(name).partitions(); i++) {
            var partition = new Partition(name, i);
            all.addAll(read(partition, logOf(partition).beginning, Integer.MAX_VALUE));
        }
        return all;
    }

    TopicShape shapeOf(TopicName topic) {
        var shape = shapes.get(topic);
        if (shape == null) {
            throw new IllegalArgumentException("there is no topic " + topic);
        }
        return shape;
    }

    Log logOf(Partition partition) {
        var log = logs.get(partition);
        if (log == null) {
            throw new IllegalArgumentException("there is no partition " + partition);
        }
        return log;
    }

    List<Fetched> read(Partition partition, long from, int most) {
        var log = logOf(partition);
        var found = new ArrayList<Fetched>();
        for (long offset = from; offset < log.end() && found.size() < most; offset++) {
            var stored = log.records.get((int) (offset - log.beginning));
            found.add(new Fetched(partition, offset, stored.epoch(), APPENDED, stored.key(), stored.value()));
        }
        return found;
    }

    void join(String group, SimulatedReader member) {
        groups.computeIfAbsent(group, any -> new ArrayList<>()).add(member);
        assign(members(group));
    }

    void leave(SimulatedReader member) {
        for (var members : groups.values()) {
            if (members.remove(member)) {
                assign(members);
            }
        }
        notifyAll();
    }

    private Collection<SimulatedReader> members(String group) {
        return groups.getOrDefault(group, List.of());
    }

    private void assign(Collection<SimulatedReader> members) {
        var list = List.copyOf(members);
        if (list.isEmpty()) {
            return;
        }
        var parts = new HashMap<SimulatedReader, List<Partition>>();
        list.forEach(member -> parts.put(member, new ArrayList<>()));
        int next = 0;
        for (Partition partition : logs.keySet()) {
            if (list.getFirst().subscribes(partition.topic())) {
                parts.computeIfAbsent(list.get(next++ % list.size()), any -> new ArrayList<>())
                        .add(partition);
            }
        }
        parts.forEach(SimulatedReader::give);
    }
}
