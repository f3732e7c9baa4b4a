package kz.tumar.retention;

import static org.awaitility.Awaitility.await;

import jakarta.enterprise.inject.spi.CDI;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import kz.tumar.contract.CalendarVersion;
import kz.tumar.contract.Catalogue;
import kz.tumar.contract.CorrelationId;
import kz.tumar.contract.Event;
import kz.tumar.contract.EventId;
import kz.tumar.contract.EventType;
import kz.tumar.contract.Payload;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.Sha256;
import kz.tumar.contract.Source;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.claim.Claim;
import kz.tumar.contract.command.Command;
import kz.tumar.contract.fact.Fact;
import kz.tumar.contract.fact.PolicyPublished;
import kz.tumar.delivery.Settings;
import kz.tumar.delivery.partition.KafkaBroker;
import kz.tumar.delivery.partition.Outgoing;
import kz.tumar.delivery.wire.Wire;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jspecify.annotations.Nullable;

/// The world around this service: consent- and request-service by their facts, company systems by their claims.
final class Outside {
    static final PolicyVersion FIRST = new PolicyVersion("2026-09-01");
    private static final SecureRandom RANDOM = new SecureRandom();

    private static int day;
    private static String policy = "";

    private Outside() {}

    static SubjectRef subject() {
        byte[] digits = new byte[25];
        for (int i = 0; i < digits.length; i++) {
            digits[i] = (byte) RANDOM.nextInt(32);
        }
        return SubjectRef.issue(digits);
    }

    /// The operator's own policy, with a grace of nothing.
    static void publishPolicy() {
        if (!policy.equals("PT0S")) {
            publishPolicy("PT0S");
        }
    }

    /// The operator's own policy with another grace, as the next version; known here on return.
    static void publishPolicy(String grace) {
        publishPolicy(grace, text -> text);
        policy = grace;
    }

    /// The operator's own policy with two working days of grace, in which two people decide and approve orders and
    /// manifests.
    static synchronized void publishPolicyOfTwo() {
        if (!policy.equals("two")) {
            publishPolicy("{workingDays: 2}", Outside::ofTwo);
            policy = "two";
        }
    }

    static String ofTwo(String text) {
        var approval = """
              - {code: %s, when: always, brake: null, roles: [dpo, deputy], persons: 2, escalateAfter: P1D,
                 title: {kk: "Екеу", ru: "Двое", en: "Two"}}
            """;
        var alone = "destruction.unconfirmed-term, when: always, brake: null, roles: [dpo, deputy], persons: ";
        return text.replace(alone + "1", alone + "2")
                .replace(
                        "approvals:\n",
                        "approvals:\n"
                                + approval.formatted("destruction.order")
                                + approval.formatted("destruction.manifest"));
    }

    /// The operator's own policy with another grace and other changes, as the next version; in force here on return.
    /// The first version, which rules what happened before it, has a grace of nothing.
    static synchronized void publishPolicy(String grace, UnaryOperator<String> change) {
        if (day == 0) {
            publishNext("PT0S", text -> text);
        }
        publishNext(grace, change);
        policy = "changed";
    }

    private static void publishNext(String grace, UnaryOperator<String> change) {
        var since = LocalDate.parse(FIRST.value()).plusDays(day);
        day++;
        var version = new PolicyVersion(since.toString());
        publishPolicy(version, text -> change.apply(text.replace("grace: {workingDays: 1}", "grace: " + grace)));
        await().atMost(Duration.ofSeconds(60)).until(() -> rules(version));
    }

    private static boolean rules(PolicyVersion version) {
        try {
            var versions = CDI.current().select(PolicyVersions.class).get();
            return versions.currentVersion(versions.today()).equals(version);
        } catch (ProblemException noneYet) {
            return false;
        }
    }

    private static void publishPolicy(PolicyVersion version, UnaryOperator<String> change) {
        try {
            var root = Path.of(System.getProperty("tumar.root", ".."));
            var text = Files.readString(root.resolve("policy/modesco.yaml"))
                    .replace("version: \"2026-11-01\"", "version: \"" + version + "\"");
            var policy = change.apply(text).getBytes(StandardCharsets.UTF_8);
            var calendar = Files.readAllBytes(root.resolve("policy/calendars/kz.json"));
            var fact = new PolicyPublished(
                    version,
                    sha256(policy),
                    null,
                    null,
                    LocalDate.parse(version.value()),
                    new CalendarVersion("kz-2026-11-23"),
                    sha256(calendar));
            var documents = new TopicName("tumar.policy.documents");
            publish(
                    "consent-service",
                    new Outgoing(documents, sha256(policy).value(), policy),
                    new Outgoing(documents, sha256(calendar).value(), calendar),
                    new Outgoing(
                            new TopicName("tumar.policy"),
                            version.value(),
                            Wire.write(event(new Source("/tumar/consent"), null, fact, Instant.now()))));
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    static void consent(SubjectRef subject, Fact... facts) {
        facts("consent-service", "consent", Instant.now(), subject, facts);
    }

    /// What consent-service states about each of these persons, as fast as the broker takes it.
    static void consents(List<SubjectRef> subjects, Function<SubjectRef, List<Fact>> facts) {
        var topic = new TopicName("tumar.consent");
        publish(
                "consent-service",
                subjects.stream()
                        .flatMap(subject -> facts.apply(subject).stream()
                                .map(fact -> event(new Source("/tumar/consent"), subject, fact, Instant.now())))
                        .map(event -> new Outgoing(topic, event.key(), Wire.write(event)))
                        .toArray(Outgoing[]::new));
    }

    static void consentAboutNobody(Fact fact) {
        facts("consent-service", "consent", Instant.now(), null, fact);
    }

    static void consentAt(Instant at, SubjectRef subject, Fact... facts) {
        facts("consent-service", "consent", at, subject, facts);
    }

    static void request(SubjectRef subject, Fact... facts) {
        facts("request-service", "request", Instant.now(), subject, facts);
    }

    private static void facts(
            String principal, String service, Instant at, @Nullable SubjectRef subject, Fact... facts) {
        var records = new ArrayList<Outgoing>();
        for (var fact : facts) {
            var event = event(new Source("/tumar/" + service), subject, fact, at);
            records.add(new Outgoing(new TopicName("tumar." + service), event.key(), Wire.write(event)));
        }
        publish(principal, records.toArray(Outgoing[]::new));
    }

    static EventId claim(String system, SubjectRef subject, Claim claim) {
        return claimAt(Instant.now(), system, subject, claim);
    }

    /// The same claim about each of these persons, as fast as the broker takes it.
    static void claims(String system, List<SubjectRef> subjects, Claim claim) {
        var topic = new TopicName("company." + system + ".events");
        for (int from = 0; from < subjects.size(); from += 2_000) {
            publish(
                    system,
                    subjects.subList(from, Math.min(subjects.size(), from + 2_000)).stream()
                            .map(subject -> event(new Source("/company/" + system), subject, claim, Instant.now()))
                            .map(event -> new Outgoing(topic, event.key(), Wire.write(event)))
                            .toArray(Outgoing[]::new));
        }
    }

    static EventId claimAt(Instant at, String system, SubjectRef subject, Claim claim) {
        var event = event(new Source("/company/" + system), subject, claim, at);
        publish(system, new Outgoing(new TopicName("company." + system + ".events"), event.key(), Wire.write(event)));
        return event.id();
    }

    private static <P extends Payload> Event<P> event(Source source, @Nullable SubjectRef subject, P data, Instant at) {
        return new Event<>(
                Event.SPEC_VERSION,
                new EventId(UUID.randomUUID()),
                source,
                EventType.of(data.getClass()),
                subject,
                at.truncatedTo(ChronoUnit.MILLIS).atOffset(ZoneOffset.UTC),
                Event.DATA_CONTENT_TYPE,
                Catalogue.schemaOf(data.getClass()),
                new CorrelationId(UUID.randomUUID()),
                null,
                null,
                source.isCompany() ? null : FIRST,
                null,
                data);
    }

    private static void publish(String principal, Outgoing... records) {
        var broker = new KafkaBroker(
                config("tumar.kafka.bootstrap"), principal, new Settings.Secret(config("test.secret." + principal)));
        try (broker;
                var publisher = broker.publisher()) {
            publisher.publish(List.of(records));
        }
    }

    /// The commands about a person on a system's topic so far.
    static List<Event<? extends Command>> commands(String system, SubjectRef subject) {
        return values("company." + system + ".commands", 6, subject).stream()
                .flatMap(value -> Wire.readCommand(value).stream())
                .<Event<? extends Command>>map(event -> event)
                .toList();
    }

    /// The facts of this service about a person so far.
    static List<Event<? extends Fact>> facts(SubjectRef subject) {
        return values("tumar.retention", 12, subject).stream()
                .flatMap(value -> Wire.readFact(value).stream())
                .<Event<? extends Fact>>map(event -> event)
                .toList();
    }

    static <F extends Fact> List<F> factsAboutNobody(Class<F> type) {
        return values("tumar.retention", 12, null).stream()
                .flatMap(value -> Wire.readFact(value).stream())
                .filter(event -> event.subject() == null)
                .map(Event::data)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    static <F extends Fact> List<F> facts(SubjectRef subject, Class<F> type) {
        return facts(subject).stream()
                .map(Event::data)
                .filter(type::isInstance)
                .map(type::cast)
                .toList();
    }

    /// All problems on a system's rejected topic so far; none is under a subject.
    static List<String> rejections(String system) {
        return values("company." + system + ".rejected", 1, null).stream()
                .map(value -> new String(value, StandardCharsets.UTF_8))
                .toList();
    }

    private static List<byte[]> values(String topic, int partitions, @Nullable SubjectRef subject) {
        Map<String, Object> settings = new HashMap<>();
        settings.put("bootstrap.servers", config("tumar.kafka.bootstrap"));
        settings.put("security.protocol", "SASL_PLAINTEXT");
        settings.put("sasl.mechanism", "PLAIN");
        settings.put(
                "sasl.jaas.config",
                "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"admin\" password=\""
                        + config("test.secret.admin") + "\";");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            var all = IntStream.range(0, partitions)
                    .mapToObj(number -> new TopicPartition(topic, number))
                    .toList();
            consumer.assign(all);
            consumer.seekToBeginning(all);
            var ends = consumer.endOffsets(all);
            var values = new ArrayList<byte[]>();
            while (all.stream().anyMatch(one -> consumer.position(one) < ends.getOrDefault(one, 0L))) {
                consumer.poll(Duration.ofMillis(200)).forEach(found -> {
                    if (subject == null || subject.value().equals(found.key())) {
                        values.add(found.value());
                    }
                });
            }
            return values;
        }
    }

    /// Everything on a topic, as text.
    static List<String> texts(String topic, int partitions) {
        return values(topic, partitions, null).stream()
                .map(value -> new String(value, StandardCharsets.UTF_8))
                .toList();
    }

    /// Any bytes, as a system's claim.
    static void send(String system, String key, List<String> values) {
        var topic = new TopicName("company." + system + ".events");
        publish(
                system,
                values.stream()
                        .map(value -> new Outgoing(topic, key, value.getBytes(StandardCharsets.UTF_8)))
                        .toArray(Outgoing[]::new));
    }

    static String config(String name) {
        return ConfigProvider.getConfig().getValue(name, String.class);
    }

    private static Sha256 sha256(byte[] bytes) {
        try {
            return new Sha256(HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(bytes)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
