package kz.tumar.delivery.partition;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import kz.tumar.contract.TopicName;
import kz.tumar.delivery.DeliveryException;
import kz.tumar.delivery.Settings;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.KafkaFuture;
import org.apache.kafka.common.TopicPartition;
import org.jspecify.annotations.Nullable;

/// Apache Kafka. Connects when first used, so that it may be made before the broker is there.
public final class KafkaBroker implements Broker {
    private static final long ANSWER_SECONDS = 20;

    private final KafkaAccess access;
    private @Nullable Admin admin;

    /// Reaches Kafka with these credentials; without a user name there is no authentication.
    public KafkaBroker(String bootstrap, String username, Settings.Secret password) {
        this.access = new KafkaAccess(bootstrap, username, password);
    }

    @Override
    public PartitionReader reader(int most) {
        return KafkaReader.alone(access.consumer(most));
    }

    @Override
    public PartitionReader member(String group, Set<TopicName> topics, int most) {
        return KafkaReader.member(access.member(group, most), topics);
    }

    @Override
    public Publisher publisher() {
        return new KafkaPublisher(access.producer());
    }

    @Override
    public Map<TopicName, TopicShape> shapes(Set<TopicName> topics) {
        var names = topics.stream().map(TopicName::value).toList();
        var described = ask(client -> client.describeTopics(names).allTopicNames());
        var shapes = new HashMap<TopicName, TopicShape>();
        described.forEach((name, description) -> shapes.put(
                new TopicName(name),
                new TopicShape(
                        description.topicId().toString(),
                        description.partitions().size())));
        return shapes;
    }

    @Override
    public Map<Partition, Long> beginnings(Set<Partition> partitions) {
        return offsets(partitions, OffsetSpec.earliest());
    }

    @Override
    public Map<Partition, Long> ends(Set<Partition> partitions) {
        return offsets(partitions, OffsetSpec.latest());
    }

    private Map<Partition, Long> offsets(Set<Partition> partitions, OffsetSpec which) {
        if (partitions.isEmpty()) {
            return Map.of();
        }
        var asked = partitions.stream().collect(Collectors.toMap(KafkaReader::toKafka, any -> which));
        var answer = ask(client -> client.listOffsets(asked).all());
        var offsets = new HashMap<Partition, Long>();
        for (Map.Entry<TopicPartition, ? extends org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo>
                found : answer.entrySet()) {
            offsets.put(KafkaReader.fromKafka(found.getKey()), found.getValue().offset());
        }
        return offsets;
    }

    private <T> T ask(Function<Admin, KafkaFuture<T>> question) {
        try {
            return question.apply(client()).get(ANSWER_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException | KafkaException failed) {
            throw new DeliveryException("the broker did not answer", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new DeliveryException("stopped while asking the broker", stopped);
        }
    }

    private synchronized Admin client() {
        if (admin == null) {
            admin = access.admin();
        }
        return admin;
    }

    @Override
    public synchronized void close() {
        if (admin != null) {
            admin.close(java.time.Duration.ofSeconds(2));
        }
    }
}
