package kz.tumar.bench.relay;

import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.atomic.AtomicReference;
import kz.tumar.bench.facts.Facts;
import kz.tumar.local.broker.KafkaAccess;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// What a producer alone brings to the same topic: the same facts, idempotent, `acks=all`, with no database behind it.
record ProducerCeiling(KafkaAccess kafka) {
    private static final int ROUND = 20_000;

    /// Facts a second.
    ///
    /// @param first the number of the first
    double measure(Duration lasting, long first) {
        var settings = new HashMap<>(kafka.as("consent-service"));
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        settings.put("linger.ms", 5);
        settings.put("batch.size", 128 * 1024);
        var refused = new AtomicReference<@Nullable Exception>();
        try (var producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer())) {
            var facts = Facts.uniform(1_000_000);
            long sent = 0;
            long start = System.nanoTime();
            while (System.nanoTime() - start < lasting.toNanos()) {
                for (int i = 0; i < ROUND; i++) {
                    var fact = facts.consentFact(first + sent++);
                    var _ = producer.send(new ProducerRecord<>(fact.topic(), fact.key(), fact.value()), (_, failed) -> {
                        if (failed != null) {
                            refused.set(failed);
                        }
                    });
                }
            }
            producer.flush();
            var failed = refused.get();
            if (failed != null) {
                throw new IllegalStateException("Kafka refused a fact.", failed);
            }
            return sent * 1e9 / (System.nanoTime() - start);
        }
    }
}
