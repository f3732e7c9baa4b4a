package kz.tumar.delivery;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;
import kz.tumar.contract.TopicName;
import kz.tumar.delivery.Ownership.Step;
import kz.tumar.delivery.partition.Broker;
import kz.tumar.delivery.partition.Fetched;
import kz.tumar.delivery.partition.Partition;
import kz.tumar.delivery.partition.PartitionReader;
import kz.tumar.delivery.partition.Polled;
import kz.tumar.delivery.partition.Position;
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
    private final AtomicLong rereads = new AtomicLong();
    private final AtomicBoolean rejoin = new AtomicBoolean();
    private final Map<Partition, Held> held = new HashMap<>();
    private volatile Map<TopicName, TopicShape> shapes = Map.of();

    /// A partition that this consumer owns, and where it is.
    private record Held(long epoch, Position at) {}

    Consuming(
            Settings settings,
            Supplier<Set<TopicName>> topics,
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
        this.reading = reading;
        this.applying = applying;
        this.puttingAside = puttingAside;
        this.patience = patience;
    }

    /// Consumes until told to stop.
    void run() {
        while (!patience.stopped()) {
            held.clear();
            try (PartitionReader reader = broker.member(settings.service(), topics.get(), settings.batch())) {
                session(reader);
            } catch (OwnershipLost lost) {
                LOG.info("a partition is owned by another consumer, joining the group again");
                patience.rest(Duration.ofMillis(200));
            } catch (Patience.Stopped stopped) {
                return;
            } catch (RuntimeException | Error failed) {
                patience.met("consuming", failed);
            }
        }
    }

    private void session(PartitionReader reader) {
        rejoin.set(false);
        while (!patience.stopped() && !rejoin.get()) {
            Polled polled = reader.poll(POLL);
            polled.revoked().forEach(held::remove);
            for (Partition lost : polled.lost()) {
                patience.through("reading a partition again", () -> restart(reader, lost));
            }
            if (!polled.assigned().isEmpty()) {
                shapes = patience.through("asking for topics", () -> broker.shapes(topics.get()));
            }
            for (Partition assigned : polled.assigned()) {
                patience.through("claiming a partition", () -> claim(reader, assigned));
            }
            apply(polled);
            puttingAside.askAgain(patience);
            patience.over();
        }
    }

    private Partition claim(PartitionReader reader, Partition partition) {
        var shape = shapeOf(partition);
        long beginning = beginningOf(partition);
        var claimed = transactions.inTransaction(
                transaction -> ownership.claim(transaction, partition, shape.id(), beginning));
        if (claimed.restarted()) {
            noteReread(partition, "the topic is another one of that name");
        }
        held.put(partition, new Held(claimed.epoch(), claimed.at()));
        reader.seek(partition, claimed.at());
        return partition;
    }

    private Partition restart(PartitionReader reader, Partition partition) {
        var mine = held.get(partition);
        if (mine == null) {
            return partition;
        }
        shapes = broker.shapes(topics.get());
        long beginning = beginningOf(partition);
        transactions.inTransaction(transaction -> {
            ownership.restart(
                    transaction, partition, mine.epoch(), shapeOf(partition).id(), beginning);
            return partition;
        });
        noteReread(partition, "its log was truncated, or its position is out of range");
        held.put(partition, new Held(mine.epoch(), Position.at(beginning)));
        reader.seek(partition, Position.at(beginning));
        return partition;
    }

    private TopicShape shapeOf(Partition partition) {
        var shape = shapes.get(partition.topic());
        if (shape == null) {
            throw new DeliveryException("a topic is not known to the broker", null);
        }
        return shape;
    }

    private long beginningOf(Partition partition) {
        return broker.beginnings(Set.of(partition)).getOrDefault(partition, 0L);
    }

    private void noteReread(Partition partition, String why) {
        rereads.incrementAndGet();
        LOG.atWarn()
                .addKeyValue("topic", partition.topic())
                .addKeyValue("partition", partition.number())
                .addKeyValue("reason", why)
                .log("reading a partition again from its beginning, with deduplication");
    }

    private void apply(Polled polled) {
        var steps = new ArrayList<Step>();
        polled.next().forEach((partition, to) -> {
            var mine = held.get(partition);
            if (mine != null && to.offset() > mine.at().offset()) {
                steps.add(new Step(partition, mine.epoch(), mine.at(), to));
            }
        });
        if (steps.isEmpty()) {
            return;
        }
        steps.sort(java.util.Comparator.comparing(Step::partition));
        var items = new LinkedHashMap<Fetched, Item>();
        for (Fetched record : polled.records()) {
            if (held.containsKey(record.partition())) {
                items.put(record, reading.read(Received.from(record)));
            }
        }
        try {
            commit(steps, List.copyOf(items.values()));
            steps.forEach(this::taken);
        } catch (RuntimeException | StackOverflowError failed) {
            if (isNoFailureOfAnEvent(failed)) {
                throw failed;
            }
            oneByOne(steps, items);
        }
    }

    private static boolean isNoFailureOfAnEvent(Throwable failed) {
        return failed instanceof OwnershipLost || failed instanceof Patience.Stopped;
    }

    /// Commits these steps with the effect of these items; a commit whose answer was lost is looked up, not
    /// repeated.
    private void commit(List<Step> steps, List<Item> items) {
        patience.through("applying events", () -> {
            try {
                return transactions.inTransaction(transaction -> {
                    ownership.advance(transaction, steps);
                    applying.all(transaction, items);
                    return true;
                });
            } catch (OwnershipLost lost) {
                return wereTaken(steps, lost);
            }
        });
    }

    private boolean wereTaken(List<Step> steps, OwnershipLost lost) {
        boolean taken = transactions.inTransaction(transaction -> ownership.taken(transaction, steps));
        if (!taken) {
            throw lost;
        }
        return true;
    }

    private void taken(Step step) {
        held.put(step.partition(), new Held(step.epoch(), step.to()));
    }

    /// Finds the event that fails, and puts it aside without holding up the others.
    private void oneByOne(List<Step> steps, Map<Fetched, Item> items) {
        for (var each : items.entrySet()) {
            var record = each.getKey();
            var step = stepBehind(record);
            if (step != null) {
                one(step, each.getValue());
                taken(step);
            }
        }
        for (Step whole : steps) {
            var mine = held.get(whole.partition());
            if (mine != null && mine.at().offset() < whole.to().offset()) {
                var rest = new Step(whole.partition(), mine.epoch(), mine.at(), whole.to());
                commit(List.of(rest), List.of());
                taken(rest);
            }
        }
    }

    private @org.jspecify.annotations.Nullable Step stepBehind(Fetched record) {
        var mine = held.get(record.partition());
        return mine == null || record.offset() < mine.at().offset()
                ? null
                : new Step(record.partition(), mine.epoch(), mine.at(), record.next());
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
        for (var known : Map.copyOf(shapes).entrySet()) {
            var current = now.get(known.getKey());
            if (current != null && !current.id().equals(known.getValue().id())) {
                rejoin.set(true);
            }
        }
    }

    long rereads() {
        return rereads.get();
    }

    String outage() {
        return patience.outage();
    }
}
