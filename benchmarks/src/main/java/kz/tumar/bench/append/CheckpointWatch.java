package kz.tumar.bench.append;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import kz.tumar.local.broker.KafkaAccess;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/// Reads `tumar.checkpoints` as anybody may, and knows from the manifests which records are under a signed checkpoint.
final class CheckpointWatch implements AutoCloseable {
    private static final TopicPartition TOPIC = new TopicPartition("tumar.checkpoints", 0);
    private static final Duration POLL = Duration.ofMillis(100);

    private final ObjectMapper json = new ObjectMapper();
    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread;
    private final AtomicLong entries = new AtomicLong();
    private final AtomicLong batches = new AtomicLong();
    private final AtomicLong checkpoints = new AtomicLong();
    private volatile @Nullable Offsets offsets;
    private volatile boolean closing;
    private volatile @Nullable Throwable failure;

    CheckpointWatch(KafkaAccess kafka) {
        var settings = new HashMap<>(kafka.as("site"));
        settings.put("fetch.max.wait.ms", 20);
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        consumer.assign(List.of(TOPIC));
        consumer.seekToBeginning(List.of(TOPIC));
        thread = Thread.ofPlatform().name("checkpoint-watch").daemon().start(this::watch);
    }

    /// Entries under signed checkpoints.
    long entries() {
        var met = failure;
        if (met != null) {
            throw new IllegalStateException("The checkpoints can't be read.", met);
        }
        return entries.get();
    }

    /// Transactions that they took.
    long batches() {
        return batches.get();
    }

    long checkpoints() {
        return checkpoints.get();
    }

    /// From now on tells these what is covered.
    void tell(Offsets listening) {
        offsets = listening;
    }

    @Override
    public void close() {
        closing = true;
        try {
            thread.join();
            consumer.close();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void watch() {
        try {
            while (!closing) {
                for (var message : consumer.poll(POLL)) {
                    take(json.readTree(message.value()), System.nanoTime());
                }
            }
        } catch (IOException malformed) {
            failure = new UncheckedIOException(malformed);
        } catch (RuntimeException failed) {
            failure = failed;
        }
    }

    private void take(JsonNode message, long seenNanos) {
        checkpoints.incrementAndGet();
        for (var manifest : message.path("manifests")) {
            batches.incrementAndGet();
            entries.addAndGet(
                    manifest.path("end").asLong() - manifest.path("first").asLong());
            var listening = offsets;
            if (listening != null) {
                for (var range : manifest.path("ranges")) {
                    listening.covered(
                            new TopicPartition(
                                    range.path("topic").asText(),
                                    range.path("partition").asInt()),
                            range.path("from").asLong(),
                            range.path("to").asLong(),
                            seenNanos);
                }
            }
        }
    }
}
