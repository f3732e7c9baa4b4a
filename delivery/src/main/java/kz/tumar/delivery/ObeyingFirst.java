package kz.tumar.delivery;

import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import kz.tumar.contract.TopicName;

/// Keeps a service from serving until it has obeyed what it was commanded before it started. A database that was
/// restored may hold again what it had destroyed: its own commands since are on Kafka, and nobody is served before
/// they were read. What our code failed on is left to an officer and keeps nobody waiting.
final class ObeyingFirst {
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final Supplier<Set<TopicName>> topics;
    private final Transactions transactions;
    private final Awaiting awaiting;
    private final Aside aside;
    private final Patience patience;
    private final Ownership ownership = new Ownership();

    ObeyingFirst(
            Supplier<Set<TopicName>> topics,
            Transactions transactions,
            Awaiting awaiting,
            Aside aside,
            Patience patience) {
        this.topics = topics;
        this.transactions = transactions;
        this.awaiting = awaiting;
        this.aside = aside;
        this.patience = patience;
    }

    /// Returns when everything that this service had been commanded by now was obeyed.
    ///
    /// @throws Patience.Stopped when told to stop before
    void run() {
        var commands = topics.get().stream()
                .filter(topic -> Channel.of(topic) instanceof Channel.Commands)
                .collect(Collectors.toUnmodifiableSet());
        if (commands.isEmpty()) {
            return;
        }
        var ends = patience.through("asking for the ends of commands", () -> awaiting.endsOf(commands));
        while (!patience.through(
                "obeying what was commanded before",
                () -> transactions.inTransaction(transaction -> Awaiting.reached(ends, ownership.consumed(transaction))
                        && !aside.waits(transaction, commands)))) {
            patience.rest(BETWEEN_LOOKS);
        }
    }

    String outage() {
        return patience.outage();
    }
}
