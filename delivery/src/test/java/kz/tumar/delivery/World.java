package kz.tumar.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import kz.tumar.contract.Event;
import kz.tumar.contract.Rejection;
import kz.tumar.contract.Source;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.fact.Fact;
import kz.tumar.delivery.partition.Fetched;
import kz.tumar.delivery.partition.Partition;
import kz.tumar.delivery.testkit.Faults;
import kz.tumar.delivery.testkit.SimulatedBroker;
import kz.tumar.delivery.testkit.TestDatabase;
import kz.tumar.delivery.testkit.TestTransactions;
import kz.tumar.delivery.wire.Wire;

/// The toy service with its database and broker, one or more processes of it, and what can be seen from
/// outside.
final class World implements AutoCloseable {
    static final int ATTEMPTS = 3;
    private static final Duration LIMIT = Duration.ofSeconds(30);

    /// One process of the service.
    final class Instance implements AutoCloseable {
        final Faults faults = new Faults();
        final TestTransactions transactions = new TestTransactions(database, faults);
        final Delivery delivery = Deliveries.create(settings, transactions, transactions, toy, broker.connect(faults));

        Instance start() {
            Deliveries.start(delivery);
            return this;
        }

        void awaitServing() {
            await("serving", () -> delivery.vitals().serving());
        }

        /// Dies without any farewell.
        void kill() {
            transactions.kill();
            close();
        }

        @Override
        public void close() {
            delivery.close();
            transactions.close();
        }
    }

    /// All that may differ in the end, had something gone wrong.
    record State(
            Map<String, String> totals,
            Set<String> withdrawn,
            Set<String> documents,
            Map<String, List<String>> factsInOrder,
            Set<String> commands,
            Set<String> rejections) {}

    final SimulatedBroker broker = new SimulatedBroker();
    final Toy toy = new Toy();
    final Settings settings;
    TestDatabase database = TestDatabase.create(Toy.LEDGER);

    World() {
        this(true, 50);
    }

    World(boolean refusesUnreadable, int batch) {
        this(refusesUnreadable, batch, Duration.ofMillis(200));
    }

    World(boolean refusesUnreadable, int batch, Duration backoff) {
        settings = new Settings(
                "retention-service",
                new Source("/tumar/retention"),
                new TopicName("tumar.retention"),
                refusesUnreadable,
                "nowhere:0",
                "",
                new Settings.Secret(""),
                new Settings.Secret("a key of the test"),
                batch,
                ATTEMPTS,
                backoff,
                Duration.ofMinutes(5));
        broker.topic("company.crm.events", 3)
                .topic("company.site.events", 3)
                .topic("company.crm.rejected", 1)
                .topic("company.site.rejected", 1)
                .topic("company.crm.commands", 2)
                .topic("tumar.consent", 3)
                .topic("tumar.retention", 3)
                .topic("tumar.policy.documents", 1);
    }

    Instance process() {
        return new Instance().start();
    }

    void claim(Event<?> claim) {
        broker.append(new TopicName("company." + claim.source().name() + ".events"), claim.key(), Wire.write(claim));
    }

    void fact(Event<?> fact) {
        broker.append(Toy.CONSENT, fact.key(), Wire.write(fact));
    }

    static void await(String what, BooleanSupplier condition) {
        long start = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - start > LIMIT.toNanos()) {
                throw new AssertionError("not within " + LIMIT + ": " + what);
            }
            Thread.onSpinWait();
            java.util.concurrent.locks.LockSupport.parkNanos(
                    Duration.ofMillis(5).toNanos());
        }
    }

    /// Waits until everything was consumed, decided and published.
    void settle() {
        try (var mine = new TestTransactions(database, new Faults())) {
            await("everything consumed, decided and published", () -> mine.inTransaction(this::settled));
        }
    }

    private boolean settled(Connection transaction) throws SQLException {
        var ends = new HashMap<Partition, Long>();
        var connection = broker.connect(new Faults());
        connection.shapes(toy.topics()).forEach((topic, shape) -> {
            for (int i = 0; i < shape.partitions(); i++) {
                ends.put(new Partition(topic, i), 0L);
            }
        });
        var consumed = new Ownership().consumed(transaction);
        boolean read = connection.ends(ends.keySet()).entrySet().stream()
                .allMatch(end -> consumed.getOrDefault(end.getKey(), -1L) >= end.getValue());
        // In the order in which an event goes: what has left one place is found in a later one.
        return read
                && new Aside(settings.digestKey()).counts(transaction).waiting() == 0
                && new Outbox().count(transaction) == 0;
    }

    <T> T query(Transactions.Work<T> work) {
        try (var mine = new TestTransactions(database, new Faults())) {
            return mine.inTransaction(work);
        }
    }

    List<String> column(String sql) {
        return query(transaction -> {
            try (var select = transaction.prepareStatement(sql);
                    var rows = select.executeQuery()) {
                var found = new ArrayList<String>();
                while (rows.next()) {
                    found.add(rows.getString(1));
                }
                return found;
            }
        });
    }

    /// What there is in the end.
    ///
    /// @param ordered whether the order of one subject's facts is part of it
    State state(boolean ordered) {
        var totals = new TreeMap<String, String>();
        for (String row : column("SELECT subject || ' ' || facts || ' ' || trail FROM toy_total")) {
            var parts = row.split(" ", -1);
            totals.put(parts[0], ordered ? parts[1] + " " + parts[2] : parts[1]);
        }
        return new State(
                totals,
                new TreeSet<>(column("SELECT id || subject FROM toy_withdrawn")),
                new TreeSet<>(column("SELECT key || content FROM toy_document")),
                factsInOrder(ordered),
                ids("company.crm.commands"),
                rejections());
    }

    private Map<String, List<String>> factsInOrder(boolean ordered) {
        var bySubject = new TreeMap<String, List<String>>();
        firstPublished().forEach((subject, ids) -> {
            var list = new ArrayList<>(ids);
            if (!ordered) {
                java.util.Collections.sort(list);
            }
            bySubject.put(subject, list);
        });
        return bySubject;
    }

    /// For each subject the ids of its facts in the order in which a reader first meets them.
    Map<String, Set<String>> firstPublished() {
        var bytes = new HashMap<String, String>();
        var bySubject = new TreeMap<String, Set<String>>();
        for (Fetched record : broker.records("tumar.retention")) {
            Event<? extends Fact> fact = Wire.readFact(record.value()).orElseThrow();
            var text = new String(record.value(), java.nio.charset.StandardCharsets.UTF_8);
            var before = bytes.putIfAbsent(fact.id().toString(), text);
            assertThat(before == null || before.equals(text))
                    .as("a fact is the same bytes each time")
                    .isTrue();
            bySubject
                    .computeIfAbsent(fact.key(), any -> new LinkedHashSet<>())
                    .add(fact.id().toString());
        }
        return bySubject;
    }

    /// The ledger's facts and Kafka's are the same, in the same order for each subject.
    void assertLedgerAndTopicAgree() {
        var published = firstPublished();
        published.remove("-");
        var ledger = new TreeMap<String, Set<String>>();
        for (String row : column("SELECT subject || ' ' || id FROM toy_fact ORDER BY n")) {
            var parts = row.split(" ", -1);
            ledger.computeIfAbsent(parts[0], any -> new LinkedHashSet<>()).add(parts[1]);
        }
        var facts = new HashSet<String>();
        ledger.values().forEach(facts::addAll);
        published.values().forEach(ids -> ids.retainAll(facts));
        published.values().removeIf(Set::isEmpty);
        assertThat(lists(published)).isEqualTo(lists(ledger));
    }

    private static Map<String, List<String>> lists(Map<String, Set<String>> sets) {
        var lists = new TreeMap<String, List<String>>();
        sets.forEach((key, set) -> lists.put(key, List.copyOf(set)));
        return lists;
    }

    private Set<String> ids(String topic) {
        var ids = new TreeSet<String>();
        for (Fetched record : broker.records(topic)) {
            ids.add(Wire.readCommand(record.value()).orElseThrow().id().toString());
        }
        return ids;
    }

    Set<String> rejections() {
        var found = new TreeSet<String>();
        for (String topic : List.of("company.crm.rejected", "company.site.rejected")) {
            for (Fetched record : broker.records(topic)) {
                var rejection = Wire.read(record.value(), Rejection.class);
                found.add(rejection.id() + " " + rejection.data().problem());
            }
        }
        return found;
    }

    @Override
    public void close() {
        database.drop();
    }
}
