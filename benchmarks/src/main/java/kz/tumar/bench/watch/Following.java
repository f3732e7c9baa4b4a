package kz.tumar.bench.watch;

import java.time.Duration;
import java.util.HashMap;
import kz.tumar.local.broker.KafkaAccess;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jspecify.annotations.Nullable;

/// Reads a topic from its beginning, as whoever may read it, on a thread of its own. It ends at the first failure,
/// which the next look at it tells.
public final class Following implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(50);

    /// Hears of each record, on the following thread.
    @FunctionalInterface
    public interface Listener {
        /// @param nanos when it was received, on the clock of `System.nanoTime`
        void heard(ConsumerRecord<String, byte[]> heard, long nanos);
    }

    private final KafkaConsumer<String, byte[]> consumer;
    private final Listener listener;
    private final Thread thread;
    private volatile boolean closing;
    private volatile @Nullable RuntimeException failure;

    private Following(KafkaConsumer<String, byte[]> consumer, String topic, Listener listener) {
        this.consumer = consumer;
        this.listener = listener;
        this.thread = Thread.ofPlatform().name("follow-" + topic).daemon().unstarted(this::follow);
    }

    /// Begins at the beginning.
    ///
    /// @param principal who may read the topic
    public static Following begin(KafkaAccess kafka, String principal, String topic, Listener listener) {
        var settings = new HashMap<>(kafka.as(principal));
        settings.put("max.poll.records", 5_000);
        settings.put("fetch.max.wait.ms", 20);
        var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(topic).stream()
                .map(one -> new TopicPartition(one.topic(), one.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var following = new Following(consumer, topic, listener);
        following.thread.start();
        return following;
    }

    /// @throws IllegalStateException when the topic could not be read any further
    public void requireGoing() {
        var met = failure;
        if (met != null) {
            throw new IllegalStateException("A topic can't be read.", met);
        }
    }

    /// Repeating it changes nothing.
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

    private void follow() {
        try {
            while (!closing) {
                var records = consumer.poll(POLL);
                long now = System.nanoTime();
                for (var one : records) {
                    listener.heard(one, now);
                }
            }
        } catch (RuntimeException failed) {
            failure = failed;
        }
    }
}
