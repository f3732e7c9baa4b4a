package kz.tumar.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.TopicName;
import kz.tumar.delivery.partition.Outgoing;
import kz.tumar.delivery.testkit.Faults;
import kz.tumar.delivery.testkit.SyntheticEvents;
import kz.tumar.delivery.testkit.TestDatabase;
import kz.tumar.delivery.testkit.TestTransactions;
import kz.tumar.delivery.wire.Wire;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One system floods a partition with what nobody can read; the others go on as if nothing were.
class FloodOverKafkaTest {
    private static final int FLOOD = 50_000;
    private static final Duration SOON = Duration.ofSeconds(5);

    @TempDir
    Path folder;

    @Test
    void flood_ofOneSystem_doesNotHoldUpAnother_andEveryClaimOfItIsAccountedFor() throws IOException {
        try (var kafka = RealKafka.start(folder);
                var transactions = new TestTransactions(TestDatabase.create(Toy.LEDGER), new Faults());
                var crm = kafka.as("crm").publisher();
                var site = kafka.as("site").publisher();
                var service = RealKafka.start(kafka.settings(true, 500), transactions)) {
            World.await("serving", () -> service.vitals().serving());
            for (int i = 0; i < FLOOD; i += 1_000) {
                crm.publish(hostile(i));
            }
            World.await("the flood is met", () -> accounted(transactions) > 0);

            var events = new SyntheticEvents(9);
            var claim =
                    events.achieved(new HolderCode("site"), events.subjects(1).getFirst(), "plain");
            long sent = System.nanoTime();
            site.publish(List.of(new Outgoing(Toy.SITE, claim.key(), Wire.write(claim))));
            World.await("the lawful claim decided", () -> one(transactions, "SELECT count(*) FROM toy_fact") == 1);
            var took = Duration.ofNanos(System.nanoTime() - sent);
            long by = accounted(transactions);

            System.out.printf("a lawful claim took %d ms, %d of the flood were refused by then%n", took.toMillis(), by);
            assertThat(took).isLessThan(SOON);
            assertThat(by).isLessThan(FLOOD);
            awaitAll(transactions);
            assertThat(service.vitals().parked()).isZero();
            long told = told(transactions);
            assertThat(told + one(transactions, "SELECT sum(stated) FROM delivery_refusal"))
                    .isEqualTo(FLOOD);
            assertThat(one(transactions, "SELECT max(stated) FROM delivery_refusal"))
                    .isEqualTo(Refusals.ONE_BY_ONE);
        }
    }

    private static List<Outgoing> hostile(int from) {
        return IntStream.range(from, from + 1_000)
                .mapToObj(i -> new Outgoing(
                        new TopicName("company.crm.events"),
                        "one-partition",
                        ("{\"nobody\":\"can read " + i + "\"}").getBytes(StandardCharsets.UTF_8)))
                .toList();
    }

    private static void awaitAll(TestTransactions transactions) {
        long start = System.nanoTime();
        while (accounted(transactions) < FLOOD && System.nanoTime() - start < 120_000_000_000L) {
            World.await("more of the flood", moreThan(transactions, accounted(transactions)));
        }
    }

    private static java.util.function.BooleanSupplier moreThan(TestTransactions transactions, long known) {
        return () -> accounted(transactions) > known;
    }

    private static long accounted(TestTransactions transactions) {
        return one(transactions, "SELECT coalesce(sum(stated + counted), 0) FROM delivery_refusal");
    }

    private static long told(TestTransactions transactions) {
        transactions.inTransaction(transaction -> {
            try (var update = transaction.prepareStatement("UPDATE delivery_refusal SET due = now()")) {
                return update.executeUpdate();
            }
        });
        World.await(
                "all told", () -> one(transactions, "SELECT count(*) FROM delivery_refusal WHERE counted > told") == 0);
        return one(transactions, "SELECT sum(told) FROM delivery_refusal");
    }

    private static long one(TestTransactions transactions, String sql) {
        return transactions.inTransaction(transaction -> {
            try (var select = transaction.prepareStatement(sql);
                    var rows = select.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        });
    }
}
