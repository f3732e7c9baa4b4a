package kz.tumar.delivery.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import kz.tumar.contract.TopicName;
import kz.tumar.delivery.DeliveryException;
import kz.tumar.delivery.partition.Fetched;
import kz.tumar.delivery.partition.Partition;
import kz.tumar.delivery.partition.PartitionReader;
import kz.tumar.delivery.partition.Polled;
import kz.tumar.delivery.partition.Position;

/// Reads from the simulated broker. It learns at its next poll which partitions it was given or has lost,
/// possibly long after another member has begun to read them.
final class SimulatedReader implements PartitionReader {
    private final SimulatedBroker broker;
    private final Faults faults;
    private final Set<TopicName> topics;
    private final int most;
    private final Map<Partition, Position> positions = new TreeMap<>();
    private final Set<Partition> has = new HashSet<>();
    private Set<Partition> given = new HashSet<>();

    SimulatedReader(SimulatedBroker broker, Faults faults, Set<TopicName> topics, int most) {
        this.broker = broker;
        this.faults = faults;
        this.topics = topics;
        this.most = most;
    }

    boolean subscribes(TopicName topic) {
        return topics.contains(topic);
    }

    void give(Collection<Partition> partitions) {
        given = new HashSet<>(partitions);
    }

    @Override
    public void assign(Map<Partition, Position> from) {
        positions.clear();
        positions.putAll(from);
    }

    @Override
    public void seek(Partition partition, Position position) {
        synchronized (broker) {
            positions.put(partition, position);
        }
    }

    @Override
    public Polled poll(Duration wait) {
        if (faults.strike(Faults.POLL).isPresent()) {
            throw new DeliveryException("a fault of the test", null);
        }
        synchronized (broker) {
            var polled = look();
            if (polled.next().isEmpty()
                    && polled.lost().isEmpty()
                    && polled.assigned().isEmpty()) {
                try {
                    broker.wait(Math.max(1, wait.toMillis()));
                } catch (InterruptedException stopped) {
                    Thread.currentThread().interrupt();
                    throw new DeliveryException("interrupted", stopped);
                }
                var revoked = polled.revoked();
                var later = look();
                var allRevoked = new HashSet<>(revoked);
                allRevoked.addAll(later.revoked());
                return new Polled(later.assigned(), allRevoked, later.records(), later.next(), later.lost());
            }
            return polled;
        }
    }

    private Polled look() {
        var revoked = new HashSet<Partition>();
        var assigned = new HashSet<Partition>();
        if (!topics.isEmpty()) {
            has.stream().filter(each -> !given.contains(each)).forEach(revoked::add);
            given.stream().filter(each -> !has.contains(each)).forEach(assigned::add);
            has.removeAll(revoked);
            has.addAll(assigned);
            positions.keySet().removeAll(revoked);
        }
        var records = new ArrayList<Fetched>();
        var next = new HashMap<Partition, Position>();
        var lost = new HashSet<Partition>();
        for (var entry : positions.entrySet()) {
            if (isLost(entry.getKey(), entry.getValue())) {
                lost.add(entry.getKey());
                continue;
            }
            var found = broker.read(entry.getKey(), entry.getValue().offset(), most - records.size());
            if (!found.isEmpty()) {
                records.addAll(found);
                next.put(entry.getKey(), found.getLast().next());
                entry.setValue(found.getLast().next());
            }
        }
        positions.keySet().removeAll(lost);
        return new Polled(assigned, revoked, records, next, lost);
    }

    private boolean isLost(Partition partition, Position position) {
        var log = broker.logOf(partition);
        var epochEnd = position.leaderEpoch() == null ? null : log.epochEnds.get(position.leaderEpoch());
        return position.offset() < log.beginning
                || position.offset() > log.end()
                || (epochEnd != null && position.offset() > epochEnd);
    }

    @Override
    public void close() {
        synchronized (broker) {
            broker.leave(this);
        }
    }
}
