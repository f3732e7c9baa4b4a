package kz.tumar.request;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import kz.tumar.contract.SubjectRef;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/// The other participants, on Kafka under their own names.
final class Company {
    private Company() {}

    /// A claim of a system.
    static String claim(String system, String type, SubjectRef subject, Instant at, String data) {
        return event("/company/" + system, type, "claim", subject, at, "", data);
    }

    /// A fact or command of a service.
    static String stated(String service, String family, String type, SubjectRef subject, Instant at, String data) {
        String more = ",\"causationid\":\"/tumar/%s/%s\",\"policyversion\":\"2026-11-01\""
                .formatted(service, UUID.randomUUID());
        return event("/tumar/" + service, type, family, subject, at, more, data);
    }

    private static String event(
            String source, String type, String family, SubjectRef subject, Instant at, String more, String data) {
        return """
                {"specversion":"1.0","id":"%s","source":"%s","type":"kz.tumar.%s.v1","subject":"%s","time":"%s",\
                "datacontenttype":"application/json","dataschema":"urn:tumar:schema:%s:%s:v1",\
                "correlationid":"%s"%s,"data":%s}""".formatted(UUID.randomUUID(), source, type, subject, at, family, type, UUID.randomUUID(), more, data);
    }

    static void send(String principal, String topic, String key, String value) {
        sendAll(principal, topic, key, List.of(value));
    }

    static void sendAll(String principal, String topic, String key, List<String> values) {
        try (var producer =
                new KafkaProducer<>(login(principal), new ByteArraySerializer(), new ByteArraySerializer())) {
            var sent = new ArrayList<Future<RecordMetadata>>();
            for (String value : values) {
                sent.add(producer.send(new ProducerRecord<>(
                        topic, key.getBytes(StandardCharsets.UTF_8), value.getBytes(StandardCharsets.UTF_8))));
            }
            for (var each : sent) {
                each.get();
            }
        } catch (InterruptedException | ExecutionException failed) {
            throw new IllegalStateException(failed);
        }
    }

    /// The names of all topics.
    static Set<String> topics() {
        try (var consumer =
                new KafkaConsumer<>(login("admin"), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            return consumer.listTopics().keySet();
        }
    }

    /// Everything on a topic, as its reader sees it.
    static List<String> everything(String principal, String topic) {
        try (var consumer =
                new KafkaConsumer<>(login(principal), new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var values = new ArrayList<String>();
            while (partitions.stream()
                    .anyMatch(partition -> consumer.position(partition) < ends.getOrDefault(partition, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(found -> {
                    values.add(text(found.key()) + " " + text(found.value()) + " " + headers(found));
                });
            }
            return values;
        }
    }

    private static String headers(ConsumerRecord<byte[], byte[]> found) {
        var headers = new StringBuilder();
        found.headers()
                .forEach(header -> headers.append(header.key()).append('=').append(text(header.value())));
        return headers.toString();
    }

    private static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private static Map<String, Object> login(String principal) {
        var config = ConfigProvider.getConfig();
        var login = new HashMap<String, Object>();
        login.put("bootstrap.servers", config.getValue("tumar.kafka.bootstrap", String.class));
        login.put("security.protocol", "SASL_PLAINTEXT");
        login.put("sasl.mechanism", "PLAIN");
        login.put("sasl.jaas.config", config.getValue("test.jaas." + principal, String.class));
        return login;
    }
}
