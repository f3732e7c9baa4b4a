package kz.tumar.delivery.partition;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import kz.tumar.contract.TopicName;
import kz.tumar.delivery.DeliveryException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/// Writes to Kafka with an idempotent producer. The first failed record closes the producer from within its own
/// sending thread, before that thread can send a later record of the same key.
final class KafkaPublisher implements Publisher {
    private final KafkaProducer<String, byte[]> producer;

    KafkaPublisher(KafkaProducer<String, byte[]> producer) {
        this.producer = producer;
    }

    @Override
    public List<Placed> publish(List<Outgoing> records) {
        try {
            var pending = new ArrayList<Future<RecordMetadata>>(records.size());
            for (Outgoing record : records) {
                pending.add(producer.send(
                        new ProducerRecord<>(record.topic().value(), record.key(), record.value()),
                        this::closeOnFailure));
            }
            var placed = new ArrayList<Placed>(records.size());
            for (var future : pending) {
                var at = future.get();
                placed.add(new Placed(new Partition(new TopicName(at.topic()), at.partition()), at.offset()));
            }
            return placed;
        } catch (ExecutionException | KafkaException | IllegalStateException failed) {
            close();
            throw new DeliveryException("the broker did not take a record", failed);
        } catch (InterruptedException stopped) {
            close();
            Thread.currentThread().interrupt();
            throw new DeliveryException("stopped while publishing", stopped);
        }
    }

    private void closeOnFailure(@Nullable RecordMetadata placed, @Nullable Exception failure) {
        if (failure != null) {
            close();
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ZERO);
    }
}
