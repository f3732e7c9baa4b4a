package kz.tumar.delivery;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import kz.tumar.contract.Source;
import kz.tumar.contract.TopicName;
import kz.tumar.delivery.partition.KafkaBroker;
import kz.tumar.delivery.testkit.TestTransactions;
import kz.tumar.local.broker.EmbeddedKafka;
import kz.tumar.local.broker.PreparingTopics;
import kz.tumar.local.broker.TopicPlan;
import kz.tumar.local.folder.LoopbackPorts;
import kz.tumar.local.folder.Secrets;

/// Real Kafka with its authentication and access rules, and the toy service over it.
final class RealKafka implements AutoCloseable {
    private final EmbeddedKafka kafka;

    private RealKafka(EmbeddedKafka kafka) {
        this.kafka = kafka;
    }

    static RealKafka start(Path folder) throws IOException {
        Files.createDirectories(folder.resolve("secrets"));
        var plan = TopicPlan.ofContract();
        var kafka = EmbeddedKafka.start(
                folder.resolve("kafka"),
                LoopbackPorts.free(),
                new Secrets(folder.resolve("secrets")),
                plan.principals());
        PreparingTopics.apply(kafka.access(), plan);
        return new RealKafka(kafka);
    }

    KafkaBroker as(String principal) {
        return new KafkaBroker(
                kafka.access().bootstrap(),
                principal,
                new Settings.Secret(kafka.access().secretOf(principal)));
    }

    Settings settings(boolean refusesUnreadable, int batch) {
        return new Settings(
                "retention-service",
                new Source("/tumar/retention"),
                new TopicName("tumar.retention"),
                refusesUnreadable,
                kafka.access().bootstrap(),
                "retention-service",
                new Settings.Secret(kafka.access().secretOf("retention-service")),
                new Settings.Secret("a key of the test"),
                batch,
                3,
                Duration.ofSeconds(1),
                Duration.ofDays(3650));
    }

    static Delivery start(Settings settings, TestTransactions transactions) {
        var delivery = Deliveries.create(settings, transactions, transactions, new Toy());
        Deliveries.start(delivery);
        return delivery;
    }

    @Override
    public void close() {
        kafka.close();
    }
}
