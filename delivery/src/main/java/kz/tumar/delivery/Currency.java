package kz.tumar.delivery;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.fact.PartitionOffset;

/// How current this service's view of other services' topics is.
public interface Currency {
    /// The latest instant at which everything then on the topics this service reads had been consumed; {@link
    /// Instant#EPOCH} when
    /// that was never proved since start.
    Instant provedCurrentAt();

    /// The barrier: reads the ends of these topics now, waits until everything before them is consumed, and
    /// says which ends they were.
    ///
    /// @throws DeliveryException when that took longer than the limit, or the broker is away
    List<PartitionOffset> awaitCurrent(Set<TopicName> topics, Duration limit);
}
