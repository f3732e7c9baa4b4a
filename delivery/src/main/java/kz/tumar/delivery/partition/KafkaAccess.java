package kz.tumar.delivery.partition;

import java.util.Map;
import java.util.Properties;
import kz.tumar.delivery.DeliveryException;
import kz.tumar.delivery.Settings;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// How the clients of the broker are configured. Nothing here may trade durability or order for speed.
record KafkaAccess(String bootstrap, String username, Settings.Secret password) {
    Admin admin() {
        return made(() -> Admin.create(common()));
    }

    KafkaProducer<String, byte[]> producer() {
        var settings = common();
        settings.put(ProducerConfig.ACKS_CONFIG, "all");
        settings.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        settings.put(ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION, 5);
        settings.put(ProducerConfig.LINGER_MS_CONFIG, 0);
        settings.put(ProducerConfig.BATCH_SIZE_CONFIG, 128 * 1024);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, 4 * 1024 * 1024);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 20_000);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 10_000);
        return made(() -> new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer()));
    }

    /// For whoever reads much and is in no hurry: under load an answer of the broker brings many records of every
    /// partition, instead of the few that came since the last one.
    KafkaConsumer<String, byte[]> consumer(int most) {
        var settings = reading(most);
        settings.put(ConsumerConfig.FETCH_MIN_BYTES_CONFIG, 256 * 1024);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 25);
        return consumerOf(settings);
    }

    KafkaConsumer<String, byte[]> member(String group, int most) {
        var settings = reading(most);
        // What lies ready of one partition is read before the next one's turn: little, so that nobody's flood is long.
        settings.put(ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, 64 * 1024);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, group);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 10_000);
        settings.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        return consumerOf(settings);
    }

    /// One answer of the broker is a single array: more than a few megabytes would each time fill the small heap of a
    /// service past its young generation.
    private Properties reading(int most) {
        var settings = common();
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "none");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, most);
        settings.put(ConsumerConfig.FETCH_MAX_BYTES_CONFIG, 4 * 1024 * 1024);
        settings.put(ConsumerConfig.FETCH_MAX_WAIT_MS_CONFIG, 100);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        return settings;
    }

    private static KafkaConsumer<String, byte[]> consumerOf(Properties settings) {
        return made(() -> new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer()));
    }

    private Properties common() {
        var settings = new Properties();
        settings.putAll(Map.of(
                "bootstrap.servers", bootstrap,
                "reconnect.backoff.max.ms", "1000",
                "metadata.max.age.ms", "30000",
                "metadata.recovery.strategy", "rebootstrap",
                "enable.metrics.push", "false"));
        if (!username.isEmpty()) {
            settings.put("security.protocol", "SASL_PLAINTEXT");
            settings.put("sasl.mechanism", "PLAIN");
            settings.put(
                    "sasl.jaas.config",
                    "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"" + quoted(username)
                            + "\" password=\"" + quoted(password.value()) + "\";");
        }
        return settings;
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    private static <T> T made(java.util.function.Supplier<T> client) {
        try {
            return client.get();
        } catch (KafkaException failed) {
            throw new DeliveryException("a client of the broker could not be made", failed);
        }
    }
}
