package kz.tumar.delivery.partition;

import java.util.Comparator;
import kz.tumar.contract.TopicName;

/// One partition of a topic.
public record Partition(TopicName topic, int number) implements Comparable<Partition> {
    private static final Comparator<Partition> ORDER =
            Comparator.comparing(Partition::topic).thenComparingInt(Partition::number);

    @Override
    public int compareTo(Partition other) {
        return ORDER.compare(this, other);
    }
}
