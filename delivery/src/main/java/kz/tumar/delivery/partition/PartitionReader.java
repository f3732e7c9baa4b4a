package kz.tumar.delivery.partition;

import java.time.Duration;
import java.util.Map;

/// Reads partitions from positions that its user keeps. Used by one thread at a time.
/// Every method throws {@link kz.tumar.delivery.DeliveryException} when the broker is away; the reader may be
/// used on.
public interface PartitionReader extends AutoCloseable {
    /// Reads exactly these partitions from these positions from now on. Only for a reader outside any group.
    void assign(Map<Partition, Position> from);

    /// Reads on from this position, whatever was read before. The partition must be one this reader has.
    void seek(Partition partition, Position position);

    /// Waits until something is there, at most this long.
    Polled poll(Duration wait);

    @Override
    void close();
}
