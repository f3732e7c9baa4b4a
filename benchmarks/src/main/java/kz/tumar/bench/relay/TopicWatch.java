package kz.tumar.bench.relay;

import java.time.Duration;
import java.util.HashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import kz.tumar.bench.facts.Facts;
import kz.tumar.local.broker.KafkaAccess;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/// Reads `tumar.consent` as another service does and tells who listens when each fact was seen.
final class TopicWatch implements AutoCloseable {
    private static final int PARTITIONS = 12;
    private static final Duration POLL = Duration.ofMillis(50);

    /// Hears of each fact, on the watching thread.
    @FunctionalInterface
    interface Listener {
        void seen(long number, long nanos);
    }

    private final KafkaConsumer<String, byte[]> consumer;
    private final Thread thread;
    private final AtomicLong seen = new AtomicLong();
    private volatile @Nullable Listener listener;
    private volatile @Nullable RuntimeException failure;
    private volatile boolean closing;

    TopicWatch(KafkaAccess kafka) {
        var settings = new HashMap<>(kafka.as("audit-service"));
        settings.put("max.poll.records", 5_000);
        settings.put("fetch.max.wait.ms", 20);
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        var partitions = IntStream.range(0, PARTITIONS)
                .mapToObj(number -> new TopicPartition("tumar.consent", number))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        thread = Thread.ofPlatform().name("topic-watch").daemon().start(this::watch);
    }

    long seen() {
        var met = failure;
        if (met != null) {
            throw new IllegalStateException("The topic can't be read.", met);
        }
        return seen.get();
    }

    void tell(Listener listening) {
        listener = listening;
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
                var records = consumer.poll(POLL);
                var listening = listener;
                if (listening != null) {
                    long now = System.nanoTime();
                    records.forEach(record -> listening.seen(Facts.numberOf(record.value()), now));
                }
                seen.addAndGet(records.count());
            }
        } catch (RuntimeException failed) {
            failure = failed;
        }
    }
}
