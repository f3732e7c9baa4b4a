package kz.tumar.delivery;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import kz.tumar.contract.TopicName;
import kz.tumar.delivery.Outbox.Waiting;
import kz.tumar.delivery.partition.Broker;
import kz.tumar.delivery.partition.Partition;
import kz.tumar.delivery.partition.Placed;
import kz.tumar.delivery.partition.Publisher;
import kz.tumar.delivery.partition.TopicShape;

/// Brings outbox rows to Kafka, lowest first, one batch at a time. One relay of a service is elected by a lock
/// on its own connection, over which it also works; the lease row tells one that lost it, so that it can't mark
/// anything.
///
/// A batch is published, then its rows are removed. What was published and not removed is published again:
/// readers know it by its identity.
final class Relaying {
    private static final int MOST_ROWS = 2_000;
    private static final long MOST_BYTES = 16L * 1024 * 1024;
    private static final Duration IDLE = Duration.ofMillis(20);
    private static final Duration EXPECTING = Duration.ofMillis(2);
    private static final long EXPECTING_NANOS = Duration.ofMillis(100).toNanos();
    private static final Duration LONGEST_ANSWER = Duration.ofSeconds(30);
    private static final Duration CANDIDATE = Duration.ofMillis(500);

    private final DedicatedConnections connections;
    private final Broker broker;
    private final Set<TopicName> ownTopics;
    private final Patience patience;
    private final Outbox outbox = new Outbox();
    private final Published published = new Published();
    private final Semaphore nudges = new Semaphore(0);
    private volatile long expectingUntil = System.nanoTime();
    private volatile boolean elected;

    Relaying(DedicatedConnections connections, Broker broker, Set<TopicName> ownTopics, Patience patience) {
        this.connections = connections;
        this.broker = broker;
        this.ownTopics = ownTopics;
        this.patience = patience;
    }

    /// Says that a row is about to be committed.
    void expect() {
        expectingUntil = System.nanoTime() + EXPECTING_NANOS;
        nudges.release();
    }

    boolean elected() {
        return elected;
    }

    String outage() {
        return patience.outage();
    }

    /// Relays until told to stop.
    void run() {
        while (!patience.stopped()) {
            try (Connection connection = connections.open()) {
                noticeWhenItIsGone(connection);
                stand(connection);
            } catch (Patience.Stopped stopped) {
                return;
            } catch (RuntimeException | Error | SQLException failed) {
                patience.met("relaying", failed);
            } finally {
                elected = false;
            }
        }
    }

    /// Lets both ends of the connection notice soon that the other has gone, since the lock lives as long as it
    /// does.
    private static void noticeWhenItIsGone(Connection connection) throws SQLException {
        connection.setNetworkTimeout(Runnable::run, (int) LONGEST_ANSWER.toMillis());
        try (var statement = connection.createStatement()) {
            statement.execute(
                    "SET tcp_keepalives_idle = 5; SET tcp_keepalives_interval = 2; SET tcp_keepalives_count = 3");
        }
    }

    private void stand(Connection connection) throws SQLException {
        while (!patience.stopped()) {
            var term = Election.tryWin(connection, "relay");
            if (term.isPresent()) {
                serve(connection, term.get());
            }
            patience.over();
            patience.rest(CANDIDATE);
        }
    }

    private void serve(Connection connection, Election.Term term) throws SQLException {
        var shapes = broker.shapes(ownTopics);
        try (Publisher publisher = broker.publisher()) {
            elected = true;
            var floor = new RelayingFloor(System.nanoTime());
            connection.setAutoCommit(false);
            while (!patience.stopped()) {
                nudges.drainPermits();
                if (!relay(connection, term, publisher, shapes, floor)) {
                    pause();
                }
                patience.over();
            }
        }
    }

    /// Relays one batch.
    ///
    /// @return whether there was one
    private boolean relay(
            Connection connection,
            Election.Term term,
            Publisher publisher,
            Map<TopicName, TopicShape> shapes,
            RelayingFloor floor)
            throws SQLException {
        var lowest = outbox.lowest(connection, floor.from(System.nanoTime()), MOST_ROWS);
        var rows = bounded(lowest.rows());
        connection.commit();
        if (rows.isEmpty()) {
            return false;
        }
        var placed = publisher.publish(rows.stream().map(Waiting::record).toList());
        term.require(connection);
        long own = outbox.remove(connection, rows);
        published.upto(connection, ends(placed, shapes));
        connection.commit();
        floor.removed(rows.getLast().id(), lowest.oldest(), own);
        return true;
    }

    private static List<Waiting> bounded(List<Waiting> rows) {
        long bytes = 0;
        for (int i = 0; i < rows.size(); i++) {
            bytes += rows.get(i).record().value().length;
            if (bytes > MOST_BYTES) {
                return rows.subList(0, Math.max(1, i));
            }
        }
        return rows;
    }

    private static Map<Partition, Published.Upto> ends(List<Placed> placed, Map<TopicName, TopicShape> shapes) {
        var ends = new HashMap<Partition, Published.Upto>();
        for (Placed at : placed) {
            var shape = shapes.get(at.partition().topic());
            if (shape != null) {
                ends.merge(
                        at.partition(),
                        new Published.Upto(shape.id(), at.offset() + 1),
                        (one, other) -> one.offset() > other.offset() ? one : other);
            }
        }
        return ends;
    }

    private void pause() {
        try {
            var wait = System.nanoTime() - expectingUntil < 0 ? EXPECTING : IDLE;
            boolean nudged = nudges.tryAcquire(wait.toNanos(), TimeUnit.NANOSECONDS);
            if (nudged) {
                patience.requireRunning();
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new Patience.Stopped();
        }
    }
}
