package kz.tumar.delivery.testkit;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import kz.tumar.contract.TopicName;
import kz.tumar.delivery.DeliveryException;
import kz.tumar.delivery.partition.Broker;
import kz.tumar.delivery.partition.Outgoing;
import kz.tumar.delivery.partition.Partition;
import kz.tumar.delivery.partition.PartitionReader;
import kz.tumar.delivery.partition.Placed;
import kz.tumar.delivery.partition.Publisher;
import kz.tumar.delivery.partition.TopicShape;
import kz.tumar.delivery.testkit.Faults.Outcome;

/// One process's way to the simulated broker.
final class SimulatedConnection implements Broker {
    private final SimulatedBroker broker;
    private final Faults faults;

    SimulatedConnection(SimulatedBroker broker, Faults faults) {
        this.broker = broker;
        this.faults = faults;
    }

    @Override
    public PartitionReader reader(int most) {
        return new SimulatedReader(broker, faults, Set.of(), most);
    }

    @Override
    public PartitionReader member(String group, Set<TopicName> topics, int most) {
        requireAlive();
        var reader = new SimulatedReader(broker, faults, topics, most);
        synchronized (broker) {
            broker.join(group, reader);
        }
        return reader;
    }

    @Override
    public Publisher publisher() {
        requireAlive();
        return new SimulatedPublisher();
    }

    @Override
    public Map<TopicName, TopicShape> shapes(Set<TopicName> topics) {
        requireAlive();
        synchronized (broker) {
            var shapes = new HashMap<TopicName, TopicShape>();
            topics.forEach(topic -> shapes.put(topic, broker.shapeOf(topic)));
            return shapes;
        }
    }

    @Override
    public Map<Partition, Long> beginnings(Set<Partition> partitions) {
        return offsets(partitions, log -> log.beginning);
    }

    @Override
    public Map<Partition, Long> ends(Set<Partition> partitions) {
        return offsets(partitions, SimulatedBroker.Log::end);
    }

    private Map<Partition, Long> offsets(Set<Partition> partitions, Function<SimulatedBroker.Log, Long> which) {
        requireAlive();
        synchronized (broker) {
            var offsets = new HashMap<Partition, Long>();
            partitions.forEach(partition -> offsets.put(partition, which.apply(broker.logOf(partition))));
            return offsets;
        }
    }

    private void requireAlive() {
        if (faults.strike(Faults.ASK).isPresent()) {
            throw new DeliveryException("a fault of the test", null);
        }
    }

    @Override
    public void close() {
        // Nothing is held.
    }

    /// Writes until it fails once; where it fails, any beginning of a batch may have been written.
    private final class SimulatedPublisher implements Publisher {
        private boolean closed;

        @Override
        public List<Placed> publish(List<Outgoing> records) {
            if (closed) {
                throw new IllegalStateException("this publisher is closed");
            }
            var outcome = faults.strike(Faults.SEND);
            int written = outcome.isEmpty() || outcome.get() == Outcome.PERSISTED ? records.size() : records.size() / 2;
            var placed = new ArrayList<Placed>();
            for (Outgoing record : records.subList(0, faults.cutOff() ? 0 : written)) {
                placed.add(broker.append(record.topic(), record.key(), record.value()));
            }
            if (outcome.isPresent()) {
                closed = true;
                throw new DeliveryException("a fault of the test", null);
            }
            return placed;
        }

        @Override
        public void close() {
            closed = true;
        }
    }
}
