package kz.tumar.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import kz.tumar.contract.Event;
import kz.tumar.contract.TopicName;
import kz.tumar.contract.fact.Fact;
import kz.tumar.delivery.partition.Broker;
import kz.tumar.delivery.partition.Fetched;
import kz.tumar.delivery.partition.Partition;
import kz.tumar.delivery.partition.PartitionReader;
import kz.tumar.delivery.partition.Polled;
import kz.tumar.delivery.partition.Position;
import kz.tumar.delivery.wire.Wire;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Reads this service's own facts past what its database is known to have published. A fact that the database
/// does not know means that it was restored from a backup: the fact is applied again and its cause marked as
/// done.
final class Rebuilding {
    private static final Logger LOG = LoggerFactory.getLogger(Rebuilding.class);
    private static final Duration POLL = Duration.ofMillis(100);

    private final Settings settings;
    private final Behaviour behaviour;
    private final Transactions transactions;
    private final Broker broker;
    private final Inbox inbox;
    private final Subjects subjects;
    private final Patience patience;
    private final Outbox outbox = new Outbox();
    private final Refusals refusals = new Refusals();
    private final Published published = new Published();
    private final AtomicLong rebuilt = new AtomicLong();
    private final AtomicLong rereads = new AtomicLong();

    /// Facts applied in a transaction of which it is not known whether it was committed.
    private final List<byte[]> unsure = new ArrayList<>();

    Rebuilding(
            Settings settings,
            Behaviour behaviour,
            Transactions transactions,
            Broker broker,
            Inbox inbox,
            Subjects subjects,
            Patience patience) {
        this.settings = settings;
        this.behaviour = behaviour;
        this.transactions = transactions;
        this.broker = broker;
        this.inbox = inbox;
        this.subjects = subjects;
        this.patience = patience;
    }

    long rebuilt() {
        return rebuilt.get();
    }

    long rereads() {
        return rereads.get();
    }

    /// Rebuilds; returns when everything of this service's own that is on Kafka is known.
    void run() {
        for (TopicName topic : OwnTopics.of(settings)) {
            boolean done = false;
            while (!done) {
                patience.requireRunning();
                try {
                    countUnsure();
                    read(topic);
                    patience.over();
                    done = true;
                } catch (Patience.Stopped stopped) {
                    throw stopped;
                } catch (RuntimeException | Error failed) {
                    patience.met("rebuilding from own facts", failed);
                }
            }
        }
        if (rebuilt.get() > 0) {
            LOG.atWarn()
                    .addKeyValue("facts", rebuilt.get())
                    .log("this database was restored: facts of this service were applied again");
        }
    }

    private void read(TopicName topic) {
        var shape = broker.shapes(Set.of(topic)).get(topic);
        if (shape == null) {
            throw new DeliveryException("a topic is not known to the broker", null);
        }
        var partitions = new HashSet<Partition>();
        for (int i = 0; i < shape.partitions(); i++) {
            partitions.add(new Partition(topic, i));
        }
        var known = transactions.inTransaction(published::all);
        var beginnings = broker.beginnings(partitions);
        var ends = broker.ends(partitions);
        var from = new HashMap<Partition, Position>();
        for (Partition partition : partitions) {
            var upto = known.get(partition);
            long beginning = beginnings.getOrDefault(partition, 0L);
            boolean readable = upto == null
                    || (upto.topicId().equals(shape.id()) && upto.offset() <= ends.getOrDefault(partition, 0L));
            if (!readable) {
                noteReread(partition);
            }
            from.put(partition, Position.at(readable && upto != null ? Math.max(beginning, upto.offset()) : beginning));
        }
        try (var reader = broker.reader(settings.batch())) {
            readOn(reader, from, ends, shape.id());
        }
    }

    private void noteReread(Partition partition) {
        rereads.incrementAndGet();
        LOG.atWarn()
                .addKeyValue("topic", partition.topic())
                .addKeyValue("partition", partition.number())
                .log("reading own facts again from the beginning: the topic is not the one that was written");
    }

    private void readOn(
            PartitionReader reader, Map<Partition, Position> from, Map<Partition, Long> ends, String topicId) {
        var open = new HashMap<Partition, Position>();
        from.forEach((partition, at) -> {
            if (at.offset() < ends.getOrDefault(partition, 0L)) {
                open.put(partition, at);
            }
        });
        if (open.isEmpty()) {
            return;
        }
        reader.assign(Map.copyOf(open));
        while (!open.isEmpty()) {
            patience.requireRunning();
            Polled polled = reader.poll(POLL);
            if (!polled.lost().isEmpty()) {
                throw new DeliveryException("the log of own facts has changed while it was read", null);
            }
            if (polled.next().isEmpty()) {
                continue;
            }
            var upto = new HashMap<Partition, Published.Upto>();
            polled.next().forEach((partition, next) -> upto.put(partition, new Published.Upto(topicId, next.offset())));
            transactions.inTransaction(transaction -> apply(transaction, polled.records(), upto));
            rebuilt.addAndGet(unsure.size());
            unsure.clear();
            polled.next().forEach((partition, next) -> {
                if (next.offset() >= ends.getOrDefault(partition, 0L)) {
                    open.remove(partition);
                }
            });
        }
    }

    private void countUnsure() {
        long committed = transactions.inTransaction(transaction -> {
            long known = 0;
            for (byte[] identity : unsure) {
                known += inbox.knows(transaction, identity) ? 1 : 0;
            }
            return known;
        });
        rebuilt.addAndGet(committed);
        unsure.clear();
    }

    private int apply(Connection transaction, List<Fetched> records, Map<Partition, Published.Upto> upto)
            throws SQLException {
        var facts = new ArrayList<Event<? extends Fact>>();
        var about = new java.util.TreeSet<kz.tumar.contract.SubjectRef>();
        for (Fetched record : records) {
            Wire.readFact(record.value()).ifPresent(facts::add);
        }
        for (var fact : facts) {
            if (fact.subject() != null) {
                about.add(fact.subject());
            }
        }
        subjects.lock(transaction, about);
        var identities = new ArrayList<byte[]>();
        for (var fact : facts) {
            byte[] identity = Identity.of(fact.asCause());
            identities.add(identity);
            if (isNew(transaction, fact, identity)) {
                behaviour.apply(transaction, fact);
                refusals.rebuilt(transaction, fact);
                unsure.add(identity);
            }
        }
        outbox.removeKnown(transaction, identities);
        published.upto(transaction, upto);
        return facts.size();
    }

    private boolean isNew(Connection transaction, Event<? extends Fact> fact, byte[] identity) throws SQLException {
        var content = Identity.sha256(Wire.contentOf(fact));
        if (inbox.record(transaction, identity, content) != Inbox.Seen.NEW) {
            return false;
        }
        if (fact.causationid() != null) {
            inbox.causeDone(transaction, Identity.of(fact.causationid()), fact.id());
        }
        return true;
    }
}
