package kz.tumar.delivery.partition;

import java.util.Map;
import java.util.Set;
import kz.tumar.contract.TopicName;

/// The broker, as far as we use it. May be used by many threads; each reader and publisher by one at a time.
/// Every method throws {@link kz.tumar.delivery.DeliveryException} when the broker is away.
public interface Broker extends AutoCloseable {
    /// A reader outside any group, whose user says what it reads.
    ///
    /// @param most the most records one poll brings
    PartitionReader reader(int most);

    /// A reader that shares the partitions of these topics with the other members of its group.
    ///
    /// @param most the most records one poll brings
    PartitionReader member(String group, Set<TopicName> topics, int most);

    /// A writer of its own sequence.
    Publisher publisher();

    /// What these topics are; a topic that does not exist (yet) counts as the broker being away.
    Map<TopicName, TopicShape> shapes(Set<TopicName> topics);

    /// The first offset that still exists on each.
    Map<Partition, Long> beginnings(Set<Partition> partitions);

    /// The offset behind the last record on each.
    Map<Partition, Long> ends(Set<Partition> partitions);

    @Override
    void close();
}
