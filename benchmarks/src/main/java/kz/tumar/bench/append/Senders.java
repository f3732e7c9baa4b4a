package kz.tumar.bench.append;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import kz.tumar.bench.facts.Facts;
import kz.tumar.local.broker.KafkaAccess;
import org.apache.kafka.clients.producer.Callback;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// One producer for each service's topic, under that service's own name. Idempotent, `acks=all`.
public final class Senders implements AutoCloseable {
    private final Map<String, KafkaProducer<String, byte[]>> producers = new HashMap<>();
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    public Senders(KafkaAccess kafka) {
        for (var service : List.of("consent", "retention", "request")) {
            var settings = new HashMap<>(kafka.as(service + "-service"));
            settings.put("acks", "all");
            settings.put("enable.idempotence", true);
            settings.put("linger.ms", 5);
            settings.put("batch.size", 128 * 1024);
            settings.put("buffer.memory", 64L * 1024 * 1024);
            producers.put(service, new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()));
        }
    }

    /// Sends one; blocks only when the buffers are full.
    public void send(Facts.Ready fact, Callback acknowledged) {
        var failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("Kafka refused a fact.", failed);
        }
        var producer = producers.get(fact.service());
        if (producer == null) {
            throw new IllegalStateException("Nobody sends for " + fact.service());
        }
        var _ = producer.send(new ProducerRecord<>(fact.topic(), fact.key(), fact.value()), (placed, refused) -> {
            if (refused == null) {
                acknowledged.onCompletion(placed, null);
            } else {
                failure.set(refused);
            }
        });
    }

    public void flush() {
        producers.values().forEach(KafkaProducer::flush);
    }

    @Override
    public void close() {
        producers.values().forEach(KafkaProducer::close);
    }
}
