package kz.tumar.delivery;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.fact.PartitionOffset;
import kz.tumar.delivery.partition.Broker;
import kz.tumar.delivery.partition.Partition;
import kz.tumar.delivery.partition.TopicShape;

/// Proves again and again that everything which lay on the topics at some instant was consumed since.
final class ProvingCurrency implements Currency {
    private static final Duration BETWEEN_PROOFS = Duration.ofSeconds(1);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(10);
    private static final Duration LONGEST_PROOF = Duration.ofSeconds(10);

    private final Supplier<Set<TopicName>> topics;
    private final Transactions transactions;
    private final Broker broker;
    private final Awaiting awaiting;
    private final PuttingAside puttingAside;
    private final Patience patience;
    private final Clock clock;
    private final Consumer<Map<TopicName, TopicShape>> shapesSeen;
    private final Ownership ownership = new Ownership();
    private final Aside aside;
    private final Outbox outbox = new Outbox();
    private volatile Instant provedAt = Instant.EPOCH;
    private volatile Counted counted = new Counted(new Aside.Counts(0, 0), 0, 0);

    /// What was counted last.
    record Counted(Aside.Counts aside, long unpublished, long lag) {}

    ProvingCurrency(
            Supplier<Set<TopicName>> topics,
            Transactions transactions,
            Broker broker,
            Awaiting awaiting,
            PuttingAside puttingAside,
            Aside aside,
            Patience patience,
            Clock clock,
            Consumer<Map<TopicName, TopicShape>> shapesSeen) {
        this.topics = topics;
        this.transactions = transactions;
        this.broker = broker;
        this.awaiting = awaiting;
        this.puttingAside = puttingAside;
        this.aside = aside;
        this.patience = patience;
        this.clock = clock;
        this.shapesSeen = shapesSeen;
    }

    @Override
    public Instant provedCurrentAt() {
        return provedAt;
    }

    Counted counted() {
        return counted;
    }

    String outage() {
        return patience.outage();
    }

    /// Proves until told to stop.
    void run() {
        while (!patience.stopped()) {
            try {
                prove();
                patience.over();
                patience.rest(BETWEEN_PROOFS);
            } catch (Patience.Stopped stopped) {
                return;
            } catch (RuntimeException | Error failed) {
                patience.met("proving how current it is", failed);
            }
        }
    }

    private void prove() {
        var asked = clock.instant();
        shapesSeen.accept(broker.shapes(topics.get()));
        var ends = awaiting.endsOf(topics.get());
        count(ends);
        if (reachedWithin(ends, LONGEST_PROOF)) {
            provedAt = asked;
        }
    }

    private void count(List<PartitionOffset> ends) {
        counted = transactions.inTransaction(transaction -> new Counted(
                aside.counts(transaction), outbox.count(transaction), lag(ends, ownership.consumed(transaction))));
        puttingAside.noteCounts(counted.aside());
    }

    private static long lag(List<PartitionOffset> ends, Map<Partition, Long> consumed) {
        return ends.stream()
                .mapToLong(end -> Math.max(
                        0, end.offset() - consumed.getOrDefault(new Partition(end.topic(), end.partition()), 0L)))
                .sum();
    }

    private boolean reachedWithin(List<PartitionOffset> ends, Duration limit) {
        long start = System.nanoTime();
        while (System.nanoTime() - start < limit.toNanos()) {
            patience.requireRunning();
            var consumed = transactions.inTransaction(ownership::consumed);
            if (Awaiting.reached(ends, consumed)) {
                return true;
            }
            patience.rest(BETWEEN_LOOKS);
        }
        return false;
    }

    @Override
    public List<PartitionOffset> awaitCurrent(Set<TopicName> awaited, Duration limit) {
        if (!topics.get().containsAll(awaited)) {
            throw new IllegalArgumentException("only topics that are read can be awaited");
        }
        var ends = awaiting.endsOf(awaited);
        if (!reachedWithin(ends, limit)) {
            throw new DeliveryException("the topics were not consumed to their ends in time", null);
        }
        return ends;
    }
}
