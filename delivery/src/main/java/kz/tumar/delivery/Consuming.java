package kz.tumar.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import kz.tumar.contract.TopicName;
import kz.tumar.delivery.Ownership.Step;
import kz.tumar.delivery.partition.Broker;
import kz.tumar.delivery.partition.Fetched;
import kz.tumar.delivery.partition.Partition;
import kz.tumar.delivery.partition.PartitionReader;
import kz.tumar.delivery.partition.Polled;
import kz.tumar.delivery.partition.TopicShape;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The consumer loop: what was polled is applied, recorded in the inbox and its next offsets stored in one
/// transaction. An outage pauses it, a failing event is put aside with its subject, and nothing is ever
/// skipped.
final class Consuming {
    private static final Logger LOG = LoggerFactory.getLogger(Consuming.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Settings settings;
    private final Supplier<Set<TopicName>> topics;
    private final Transactions transactions;
    private final Broker broker;
    private final Ownership ownership;
    private final ReadingItems reading;
    private final ApplyingItems applying;
    private final PuttingAside puttingAside;
    private final Patience patience;
    private final Holding held;

    Consuming(
            Settings settings,
            Supplier<Set<TopicName>> topics,
            Set<TopicName> first,
            Transactions transactions,
            Broker broker,
            ReadingItems reading,
            ApplyingItems applying,
            PuttingAside puttingAside,
            Patience patience) {
        this.settings = settings;
        this.topics = topics;
        this.transactions = transactions;
        this.broker = broker;
        this.ownership = new Ownership();
        this.held = new Holding(topics, first, transactions, broker, ownership);
        this.reading = reading;
        this.applying = applying;
        this.puttingAside = puttingAside;
        this.patience = patience;
    }

    /// Consumes until told to stop.
    void run() {
        while (!patience.stopped()) {
            held.none();
            try (PartitionReader reader = broker.member(settings.service(), topics.get(), settings.batch())) {
                session(reader);
            } catch (OwnershipLost lost) {
                LOG.info("a partition is owned by another consumer, joining the group again");
                patience.rest(Duration.ofMillis(200));
            } catch (Patience.Stopped stopped) {
                return;
            } catch (TooEarly early) {
                patience.met("waiting for what must be read first", early);
                patience.rest(Duration.ofMillis(500));
            } catch (RuntimeException | Error failed) {
                patience.met("consuming", failed);
            }
        }
    }

    private void session(PartitionReader reader) {
        while (!patience.stopped() && !held.isOutdated()) {
            Polled polled = reader.poll(POLL);
            held.follow(reader, polled, patience);
            apply(polled);
            puttingAside.askAgain(patience);
            patience.over();
        }
    }

    private void apply(Polled polled) {
        var steps = new ArrayList<Step>();
        polled.next().forEach((partition, to) -> {
            var step = held.stepTo(partition, to);
            if (step != null) {
                steps.add(step);
            }
        });
        if (steps.isEmpty()) {
            return;
        }
        steps.sort(java.util.Comparator.comparing(Step::partition));
        var items = new LinkedHashMap<Fetched, Item>();
        for (Fetched record : polled.records()) {
            if (held.holds(record.partition())) {
                items.put(record, reading.read(Received.from(record)));
            }
        }
        try {
            commit(steps, List.copyOf(items.values()));
            steps.forEach(held::taken);
        } catch (RuntimeException | StackOverflowError failed) {
            if (isNoFailureOfAnEvent(failed)) {
                throw failed;
            }
            oneByOne(steps, items);
        }
    }

    private static boolean isNoFailureOfAnEvent(Throwable failed) {
        return failed instanceof OwnershipLost
                || failed instanceof Patience.Stopped
                || Failure.of(failed) == Failure.EARLY;
    }

    /// Commits these steps with the effect of these items; a commit whose answer was lost is looked up, not
    /// repeated.
    private void commit(List<Step> steps, List<Item> items) {
        patience.through("applying events", () -> {
            try {
                return transactions.inTransaction(transaction -> {
                    ownership.advance(transaction, steps);
                    applying.all(transaction, items, before(steps));
                    return true;
                });
            } catch (OwnershipLost lost) {
                return wereTaken(steps, lost);
            }
        });
    }

    private static Map<Partition, Long> before(List<Step> steps) {
        return steps.stream()
                .collect(Collectors.toMap(Step::partition, step -> step.from().offset()));
    }

    private boolean wereTaken(List<Step> steps, OwnershipLost lost) {
        boolean taken = transactions.inTransaction(transaction -> ownership.taken(transaction, steps));
        if (!taken) {
            throw lost;
        }
        return true;
    }

    /// Finds the event that fails, and puts it aside without holding up the others.
    private void oneByOne(List<Step> steps, Map<Fetched, Item> items) {
        for (var each : items.entrySet()) {
            var record = each.getKey();
            var step = held.stepTo(record.partition(), record.next());
            if (step != null) {
                one(step, each.getValue());
                held.taken(step);
            }
        }
        for (Step whole : steps) {
            var rest = held.stepTo(whole.partition(), whole.to());
            if (rest != null) {
                commit(List.of(rest), List.of());
                held.taken(rest);
            }
        }
    }

    private void one(Step step, Item item) {
        for (int attempt = 1; ; attempt++) {
            try {
                commit(List.of(step), List.of(item));
                return;
            } catch (RuntimeException | StackOverflowError failed) {
                if (isNoFailureOfAnEvent(failed)) {
                    throw failed;
                }
                var wait = Failure.find(failed, WaitRequested.class);
                if (wait.isPresent()) {
                    put(step, item, puttingAside.until(wait.get().topics(), patience));
                    return;
                }
                if (attempt >= settings.attempts()) {
                    var origin = item.received().origin();
                    Failure.report(LOG, origin, failed, "an event failed and is parked with its subject");
                    put(step, item, new Aside.Why.Failed(Failure.nameOf(failed), attempt));
                    return;
                }
            }
        }
    }

    private void put(Step step, Item item, Aside.Why why) {
        patience.through("putting an event aside", () -> {
            try {
                return transactions.inTransaction(transaction -> {
                    ownership.advance(transaction, List.of(step));
                    puttingAside.put(transaction, item, why);
                    return true;
                });
            } catch (OwnershipLost lost) {
                return wereTaken(List.of(step), lost);
            }
        });
    }

    /// Tells the loop what the topics are now; where one has become another, it joins the group again.
    void noteShapes(Map<TopicName, TopicShape> now) {
        held.noteShapes(now);
    }

    long rereads() {
        return held.rereads();
    }

    String outage() {
        return patience.outage();
    }
}
