package kz.tumar.audit.sequence;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.tumar.delivery.DeliveryException;
import kz.tumar.delivery.partition.Broker;
import kz.tumar.delivery.partition.Fetched;
import kz.tumar.delivery.partition.Partition;
import kz.tumar.delivery.partition.PartitionReader;
import kz.tumar.delivery.partition.Polled;
import kz.tumar.delivery.partition.Position;

/// Reads a closed range of one partition.
final class RangeReading {
    private static final int PATIENCE = 100;

    private RangeReading() {}

    /// @throws DeliveryException when the range can't be read to its end
    static List<Fetched> read(Broker broker, Partition partition, long from, long to, int most, Duration poll) {
        List<Fetched> records = new ArrayList<>();
        if (from >= to) {
            return records;
        }
        try (PartitionReader reader = broker.reader(most)) {
            reader.assign(Map.of(partition, Position.at(from)));
            long at = from;
            int empty = 0;
            while (at < to) {
                Polled polled = reader.poll(poll);
                polled.records().stream().filter(record -> record.offset() < to).forEach(records::add);
                Position next = polled.next().get(partition);
                empty = next == null ? empty + 1 : 0;
                at = next == null ? at : next.offset();
                if (!polled.lost().isEmpty() || empty > PATIENCE) {
                    throw new DeliveryException(
                            "a range of a topic can't be read", new IllegalStateException("stopped at " + at));
                }
            }
        }
        return records;
    }
}
