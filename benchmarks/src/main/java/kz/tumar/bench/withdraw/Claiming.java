package kz.tumar.bench.withdraw;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import kz.tumar.contract.SubjectRef;
import kz.tumar.local.broker.KafkaAccess;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// The site, which claims on its own topic in its own words: it links nothing of ours.
public final class Claiming implements AutoCloseable {
    private static final String SITE = "site";
    private static final String PURPOSE = "marketing";
    private static final String CHANNEL = "web-form";

    private final ObjectMapper json = new ObjectMapper();
    private final KafkaProducer<String, byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    public Claiming(KafkaAccess kafka) {
        var settings = new HashMap<>(kafka.as(SITE));
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    /// Claims a consent.
    public void consent(SubjectRef subject) {
        var data = json.createObjectNode().put("purpose", PURPOSE);
        data.putArray("categories").add("service-activity");
        data.put("subjectCategory", "client").put("channel", CHANNEL);
        data.putObject("actedBy").put("representation", "SELF");
        data.put("textHash", "0123456789abcdef".repeat(4))
                .put("thirdPartyTransfer", false)
                .put("crossBorderTransfer", false)
                .put("distribution", false);
        send(subject, "ConsentGiven", data);
    }

    /// Claims that it was withdrawn.
    public void withdrawal(SubjectRef subject) {
        var data = json.createObjectNode().put("purpose", PURPOSE).put("channel", CHANNEL);
        data.putObject("actedBy").put("representation", "SELF");
        send(subject, "ConsentWithdrawn", data);
    }

    private void send(SubjectRef subject, String name, ObjectNode data) {
        var failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("Kafka refused a claim.", failed);
        }
        var event = json.createObjectNode()
                .put("specversion", "1.0")
                .put("id", UUID.randomUUID().toString())
                .put("source", "/company/" + SITE)
                .put("type", "kz.tumar." + name + ".v1")
                .put("subject", subject.value())
                .put(
                        "time",
                        OffsetDateTime.now(ZoneOffset.UTC)
                                .truncatedTo(ChronoUnit.MILLIS)
                                .toString())
                .put("datacontenttype", "application/json")
                .put("dataschema", "urn:tumar:schema:claim:" + name + ":v1")
                .put("correlationid", UUID.randomUUID().toString());
        event.set("data", data);
        var record = new ProducerRecord<>("company.site.events", subject.value(), bytes(event));
        var _ = producer.send(record, (_, refused) -> {
            if (refused != null) {
                failure.set(refused);
            }
        });
    }

    private byte[] bytes(ObjectNode event) {
        try {
            return json.writeValueAsBytes(event);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        producer.close();
    }
}
