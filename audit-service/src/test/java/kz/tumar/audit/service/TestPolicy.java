package kz.tumar.audit.service;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import kz.tumar.contract.CalendarVersion;
import kz.tumar.contract.Catalogue;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.Event;
import kz.tumar.contract.EventId;
import kz.tumar.contract.EventType;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.Source;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.fact.PolicyPublished;
import kz.tumar.delivery.Settings;
import kz.tumar.delivery.partition.KafkaBroker;
import kz.tumar.delivery.partition.Outgoing;
import kz.tumar.delivery.partition.Publisher;
import kz.tumar.delivery.wire.Wire;
import org.eclipse.microprofile.config.ConfigProvider;

/// The operator's policy, published as consent-service publishes it: this service states nothing without one.
final class TestPolicy {
    private TestPolicy() {}

    static void publish() throws IOException {
        byte[] policy = Files.readAllBytes(Path.of(System.getProperty("tumar.root", ".."), "policy/modesco.yaml"));
        byte[] calendar =
                Files.readAllBytes(Path.of(System.getProperty("tumar.root", ".."), "policy/calendars/kz.json"));
        PolicyVersion version = new PolicyVersion("2026-11-01");
        PolicyPublished fact = new PolicyPublished(
                version,
                sha256(policy),
                null,
                null,
                LocalDate.parse("2026-11-01"),
                new CalendarVersion("2026-11-01"),
                sha256(calendar));
        Event<PolicyPublished> event = new Event<>(
                Event.SPEC_VERSION,
                new EventId(UUID.randomUUID()),
                new Source("/tumar/consent"),
                EventType.of(PolicyPublished.class),
                null,
                OffsetDateTime.parse("2026-11-23T10:00:00+05:00"),
                Event.DATA_CONTENT_TYPE,
                Catalogue.schemaOf(PolicyPublished.class),
                new CorrelationId(UUID.randomUUID()),
                null,
                null,
                version,
                null,
                fact);
        TopicName documents = new TopicName("tumar.policy.documents");
        var broker = new KafkaBroker(
                config("tumar.kafka.bootstrap"), "consent-service", new Settings.Secret(config("test.kafka.consent")));
        try (broker;
                Publisher publisher = broker.publisher()) {
            publisher.publish(List.of(
                    new Outgoing(documents, sha256(policy).value(), policy),
                    new Outgoing(documents, sha256(calendar).value(), calendar),
                    new Outgoing(new TopicName("tumar.policy"), version.value(), Wire.write(event))));
        }
    }

    private static Sha256 sha256(byte[] bytes) {
        try {
            return new Sha256(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }
}
