package kz.tumar.bench.withdraw;

import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.Catalogue;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.Event;
import kz.tumar.contract.EventId;
import kz.tumar.contract.EventType;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.Representation;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.Source;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.claim.Claim;
import kz.tumar.contract.claim.ConsentGiven;
import kz.tumar.contract.claim.ConsentWithdrawn;
import kz.tumar.delivery.wire.Wire;
import kz.tumar.local.broker.KafkaAccess;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/// The site, which claims on its own topic.
final class Claiming implements AutoCloseable {
    static final HolderCode SITE = new HolderCode("site");
    private static final PurposeCode PURPOSE = new PurposeCode("marketing");
    private static final ActedBy SELF = new ActedBy(Representation.SELF, null, null);
    private static final ChannelCode CHANNEL = new ChannelCode("site");
    private static final Sha256 TEXT = new Sha256("0123456789abcdef".repeat(4));

    private final KafkaProducer<String, byte[]> producer;
    private final AtomicReference<@Nullable Exception> failure = new AtomicReference<>();

    Claiming(KafkaAccess kafka) {
        var settings = new HashMap<>(kafka.as(SITE.value()));
        settings.put("acks", "all");
        settings.put("enable.idempotence", true);
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }

    void consent(SubjectRef subject) {
        send(
                subject,
                new ConsentGiven(
                        PURPOSE,
                        List.of(new CategoryCode("service-activity")),
                        new SubjectCategoryCode("client"),
                        CHANNEL,
                        SELF,
                        TEXT,
                        false,
                        false,
                        false,
                        null,
                        null));
    }

    void withdrawal(SubjectRef subject) {
        send(subject, new ConsentWithdrawn(PURPOSE, CHANNEL, SELF));
    }

    private void send(SubjectRef subject, Claim claim) {
        var failed = failure.get();
        if (failed != null) {
            throw new IllegalStateException("Kafka refused a claim.", failed);
        }
        var event = new Event<>(
                Event.SPEC_VERSION,
                new EventId(UUID.randomUUID()),
                Source.of(SITE),
                EventType.of(claim.getClass()),
                subject,
                OffsetDateTime.now(ZoneOffset.UTC),
                Event.DATA_CONTENT_TYPE,
                Catalogue.schemaOf(claim.getClass()),
                new CorrelationId(UUID.randomUUID()),
                null,
                null,
                null,
                null,
                claim);
        var _ = producer.send(
                new ProducerRecord<>("company.site.events", subject.value(), Wire.write(event)), (_, refused) -> {
                    if (refused != null) {
                        failure.set(refused);
                    }
                });
    }

    @Override
    public void close() {
        producer.close();
    }
}
