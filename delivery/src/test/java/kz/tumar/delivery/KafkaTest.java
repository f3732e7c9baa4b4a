package kz.tumar.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.TopicName;
import kz.tumar.delivery.partition.Fetched;
import kz.tumar.delivery.partition.KafkaBroker;
import kz.tumar.delivery.partition.Outgoing;
import kz.tumar.delivery.partition.Partition;
import kz.tumar.delivery.partition.Position;
import kz.tumar.delivery.testkit.Faults;
import kz.tumar.delivery.testkit.SyntheticEvents;
import kz.tumar.delivery.testkit.TestDatabase;
import kz.tumar.delivery.testkit.TestTransactions;
import kz.tumar.delivery.wire.Wire;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The same over real Kafka, with its authentication and access rules.
class KafkaTest {
    private static final int CLAIMS = 300;

    @TempDir
    static Path folder;

    private static RealKafka kafka;
    private static TestDatabase database;

    @BeforeAll
    static void start() throws java.io.IOException {
        kafka = RealKafka.start(folder);
        database = TestDatabase.create(Toy.LEDGER);
    }

    @AfterAll
    static void stop() {
        kafka.close();
        database.drop();
    }

    private static KafkaBroker as(String principal) {
        return kafka.as(principal);
    }

    @Test
    void claims_becomeFactsOnce_alsoAcrossARestart() {
        var events = new SyntheticEvents(5);
        var subjects = events.subjects(20);
        var claims = new ArrayList<Outgoing>();
        for (int i = 0; i < CLAIMS; i++) {
            var claim = events.achieved(new HolderCode("crm"), subjects.get(i % 20), i % 10 == 0 ? "stop" : "plain");
            claims.add(new Outgoing(Toy.CRM, claim.key(), Wire.write(claim)));
        }
        try (var crm = as("crm");
                var publisher = crm.publisher();
                var transactions = new TestTransactions(database, new Faults())) {
            try (var first = start(transactions)) {
                publisher.publish(claims.subList(0, 200));
                World.await("some facts", () -> first.vitals().serving() && count(transactions) > 50);
            }
            try (var second = start(transactions)) {
                publisher.publish(claims.subList(100, CLAIMS));
                World.await("all facts", () -> count(transactions) == CLAIMS);
                var ends = second.currency().awaitCurrent(Set.of(Toy.CRM), Duration.ofSeconds(20));
                assertThat(ends.stream().mapToLong(end -> end.offset()).sum()).isEqualTo(CLAIMS + 100);
                World.await("everything published", () -> unpublished(transactions) == 0);
            }
            assertThat(count(transactions)).isEqualTo(CLAIMS);
            assertThat(published().stream()
                            .map(record ->
                                    Wire.readFact(record.value()).orElseThrow().id())
                            .distinct())
                    .hasSize(CLAIMS);
        }
    }

    private static Delivery start(TestTransactions transactions) {
        return RealKafka.start(kafka.settings(false, 100), transactions);
    }

    private static int count(TestTransactions transactions) {
        return transactions.inTransaction(transaction -> {
            try (var select = transaction.prepareStatement("SELECT count(*) FROM toy_fact");
                    var rows = select.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        });
    }

    private static long unpublished(TestTransactions transactions) {
        return transactions.inTransaction(transaction -> new Outbox().count(transaction));
    }

    private static List<Fetched> published() {
        try (var audit = as("audit-service");
                var reader = audit.reader(500)) {
            var topic = new TopicName("tumar.retention");
            var from = new java.util.HashMap<Partition, Position>();
            for (int i = 0;
                    i
                            < java.util.Objects.requireNonNull(
                                            audit.shapes(Set.of(topic)).get(topic))
                                    .partitions();
                    i++) {
                from.put(new Partition(topic, i), Position.at(0));
            }
            long total = audit.ends(from.keySet()).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            reader.assign(Map.copyOf(from));
            var found = new ArrayList<Fetched>();
            while (found.size() < total) {
                found.addAll(reader.poll(Duration.ofMillis(200)).records());
            }
            return found;
        }
    }

    @Test
    void position_thatDoesNotExist_isLost() {
        try (var audit = as("audit-service");
                var reader = audit.reader(10)) {
            var partition = new Partition(new TopicName("tumar.request"), 0);
            reader.assign(Map.of(partition, Position.at(1_000)));
            var lost = new java.util.HashSet<Partition>();

            World.await(
                    "lost",
                    () -> lost.addAll(reader.poll(Duration.ofMillis(100)).lost()));

            assertThat(lost).containsExactly(partition);
        }
    }

    @Test
    void publisher_whenARecordIsRefused_closesItself() {
        try (var crm = as("crm");
                var publisher = crm.publisher()) {
            var forbidden = List.of(new Outgoing(Toy.SITE, "key", new byte[] {1}));

            org.assertj.core.api.Assertions.assertThatThrownBy(() -> publisher.publish(forbidden))
                    .isInstanceOf(DeliveryException.class);
            org.assertj.core.api.Assertions.assertThatThrownBy(
                            () -> publisher.publish(List.of(new Outgoing(Toy.CRM, "key", new byte[] {1}))))
                    .isInstanceOf(DeliveryException.class);
        }
    }
}
