package kz.tumar.local.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import kz.tumar.local.testing.TestStack;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;

final class BrokerRightsTest {

    private static final String SITE_EVENTS = "company.site.events";
    private static final String SITE_COMMANDS = "company.site.commands";
    private final KafkaAccess kafka = TestStack.shared().kafka();

    @Test
    void ownTopic_isWrittenByItsSystem_andReadByTheServices() throws Exception {
        var written = write(kafka.as("site"), SITE_EVENTS);

        assertThat(readAt(kafka.as("consent-service"), SITE_EVENTS, "consent-service", written.partition()))
                .isPositive();
    }

    @Test
    void topicOfAnotherSystem_isNotWritten() {
        assertThatThrownBy(() -> write(kafka.as("crm"), SITE_EVENTS))
                .hasCauseInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void commandsOfAnotherSystem_areNotRead() {
        assertThatThrownBy(() -> readAt(kafka.as("crm"), SITE_COMMANDS, "crm", 0))
                .isInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void consumerGroupOfAnotherSystem_isNotUsed() {
        assertThatThrownBy(() -> subscribed(kafka.as("crm"), "company.crm.commands", "site-reader"))
                .isInstanceOf(GroupAuthorizationException.class);
    }

    @Test
    void facts_areNotWrittenBySystems_norByAnotherService() {
        assertThatThrownBy(() -> write(kafka.as("site"), "tumar.consent"))
                .hasCauseInstanceOf(TopicAuthorizationException.class);
        assertThatThrownBy(() -> write(kafka.as("request-service"), "tumar.consent"))
                .hasCauseInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void topics_areNotCreatedByWriting_norByAService() {
        assertThatThrownBy(() -> write(kafka.as("site"), "company.invented.events"))
                .isInstanceOf(ExecutionException.class);
        try (var admin = Admin.create(kafka.as("consent-service"))) {
            assertThatThrownBy(() -> admin.createTopics(
                                    List.of(new org.apache.kafka.clients.admin.NewTopic("mine", 1, (short) 1)))
                            .all()
                            .get())
                    .hasCauseInstanceOf(TopicAuthorizationException.class);
        }
    }

    @Test
    void wrongSecret_getsNothing() {
        assertThatThrownBy(() -> write(kafka.as("site", "not-the-secret"), SITE_EVENTS))
                .hasCauseInstanceOf(SaslAuthenticationException.class);
        assertThatThrownBy(() -> write(kafka.as("site", kafka.secretOf("crm")), SITE_EVENTS))
                .hasCauseInstanceOf(SaslAuthenticationException.class);
    }

    @Test
    void clientWithoutLogin_getsNothing() {
        var anonymous = Map.<String, Object>of("bootstrap.servers", kafka.bootstrap(), "max.block.ms", "2000");

        assertThatThrownBy(() -> write(anonymous, SITE_EVENTS)).hasCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void checkpoints_areReadByAnyone() {
        assertThat(readAt(kafka.as("crm"), "tumar.checkpoints", "crm", 0)).isNotNegative();
    }

    @Test
    void preparingAgain_createsNothing_andFindsNoDrift() {
        var again = PreparingTopics.apply(kafka, TopicPlan.ofContract());

        assertThat(again.created()).isEmpty();
        assertThat(again.drift()).isEmpty();
    }

    @Test
    void planThatSaysMorePartitions_isReported_andChangesNothing() {
        var contract = TopicPlan.ofContract();
        var topic = contract.topics().getFirst();
        var grown = new TopicPlan.Topic(
                topic.name(), topic.partitions() + 1, topic.writers(), topic.readers(), topic.config());
        var topics = new java.util.ArrayList<>(contract.topics());
        topics.set(0, grown);

        var outcome = PreparingTopics.apply(kafka, new TopicPlan(contract.systems(), contract.services(), topics));

        assertThat(outcome.created()).isEmpty();
        assertThat(outcome.drift()).singleElement().asString().contains(topic.name(), "never changed");
        assertThat(PreparingTopics.apply(kafka, contract).drift()).isEmpty();
    }

    private static RecordMetadata write(Map<String, Object> client, String topic) throws Exception {
        var settings = new HashMap<>(client);
        settings.put("acks", "all");
        settings.put("enable.idempotence", "true");
        settings.putIfAbsent("max.block.ms", "10000");
        try (var producer = new KafkaProducer<>(settings, new ByteArraySerializer(), new ByteArraySerializer())) {
            return producer.send(new ProducerRecord<>(
                            topic, "key".getBytes(StandardCharsets.UTF_8), "{}".getBytes(StandardCharsets.UTF_8)))
                    .get();
        }
    }

    private static long readAt(Map<String, Object> client, String topic, String group, int partition) {
        try (var consumer = consumer(client, group)) {
            var place = new TopicPartition(topic, partition);
            consumer.assign(List.of(place));
            consumer.seekToBeginning(List.of(place));
            consumer.poll(Duration.ofSeconds(5));
            return consumer.position(place, Duration.ofSeconds(5));
        }
    }

    private static void subscribed(Map<String, Object> client, String topic, String group) {
        try (var consumer = consumer(client, group)) {
            consumer.subscribe(List.of(topic));
            consumer.poll(Duration.ofSeconds(5));
        }
    }

    private static KafkaConsumer<byte[], byte[]> consumer(Map<String, Object> client, String group) {
        var settings = new HashMap<>(client);
        settings.put("group.id", group);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }
}
