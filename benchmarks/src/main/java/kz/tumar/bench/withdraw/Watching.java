package kz.tumar.bench.withdraw;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import kz.tumar.local.broker.KafkaAccess;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/// Notes when the first event of one type about each subject was seen on a topic.
final class Watching implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);

    private final Map<String, Long> seen = new ConcurrentHashMap<>();
    private final KafkaConsumer<String, byte[]> consumer;
    private final Predicate<String> wanted;
    private final Thread thread;
    private volatile boolean closing;
    private volatile @Nullable RuntimeException failure;

    /// @param principal who may read the topic
    /// @param type the name of the events to note
    Watching(KafkaAccess kafka, String principal, String topic, String type) {
        consumer = new KafkaConsumer<>(kafka.as(principal), new StringDeserializer(), new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(topic).stream()
                .map(one -> new TopicPartition(one.topic(), one.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var text = "\"kz.tumar." + type + ".v1\"";
        wanted = content -> content.contains(text);
        thread = Thread.ofPlatform().name("watch-" + type).daemon().start(this::watch);
    }

    /// When each subject's was seen, on the clock of `System.nanoTime`.
    Map<String, Long> seen() {
        var met = failure;
        if (met != null) {
            throw new IllegalStateException("A topic can't be read.", met);
        }
        return seen;
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
                long now = System.nanoTime();
                for (var record : records) {
                    if (wanted.test(new String(record.value(), StandardCharsets.UTF_8))) {
                        seen.putIfAbsent(record.key(), now);
                    }
                }
            }
        } catch (RuntimeException failed) {
            failure = failed;
        }
    }
}
