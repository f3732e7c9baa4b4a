package kz.tumar.delivery.partition;

import java.util.List;

/// Writes records and waits until they lie on all replicas in sync.
public interface Publisher extends AutoCloseable {
    /// Writes these records in this order and returns where each lies. When it throws, any of them may have
    /// been written or not, but never a later one of a key without the earlier ones; the publisher is closed
    /// then, and its user starts a new one at the first record that is not known to be written.
    ///
    /// @throws kz.tumar.delivery.DeliveryException when that cannot be known
    List<Placed> publish(List<Outgoing> records);

    @Override
    void close();
}
