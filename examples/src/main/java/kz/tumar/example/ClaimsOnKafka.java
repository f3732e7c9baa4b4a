package kz.tumar.example;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/// Says things on this system's own topic; returns when the broker has them for good.
final class ClaimsOnKafka {
    private final String topic;
    private final KafkaProducer<String, byte[]> producer;

    ClaimsOnKafka(Surroundings surroundings) {
        this.topic = "company." + surroundings.system() + ".events";
        var properties = surroundings.kafka();
        properties.put("acks", "all");
        properties.put("enable.idempotence", "true");
        properties.put("delivery.timeout.ms", "120000");
        this.producer = new KafkaProducer<>(properties, new StringSerializer(), new ByteArraySerializer());
    }

    void say(ObjectNode event) {
        byte[] bytes = event.toString().getBytes(StandardCharsets.UTF_8);
        try {
            producer.send(new ProducerRecord<>(topic, event.path("subject").asText(), bytes))
                    .get();
        } catch (ExecutionException failed) {
            throw new IllegalStateException("the broker did not take a claim", failed);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(stopped);
        }
    }
}
