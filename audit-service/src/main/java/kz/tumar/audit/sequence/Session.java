package kz.tumar.audit.sequence;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import kz.tumar.audit.checkpoint.Checkpoint;
import kz.tumar.audit.checkpoint.LastSigned;
import kz.tumar.audit.ledger.CheckpointRows;
import kz.tumar.audit.ledger.OffsetRows;
import kz.tumar.audit.ledger.SequencerRow;
import kz.tumar.audit.ledger.SequencerRow.Head;
import kz.tumar.audit.ledger.StoredTree;
import kz.tumar.audit.note.LogKeyFile;
import kz.tumar.audit.note.LogKeys;
import kz.tumar.audit.sequence.FaultPoints.Point;
import kz.tumar.audit.sequence.LogState.Condition;
import kz.tumar.audit.tree.CompactRange;
import kz.tumar.delivery.partition.Broker;
import kz.tumar.delivery.partition.Partition;
import kz.tumar.delivery.partition.Publisher;
import org.jspecify.annotations.Nullable;

/// One term of the one writer: from holding the lock to the first failure. Three threads share the work: reading ahead,
/// writing (the caller's), signing behind. Any failure ends the term; the next one begins from what is committed.
final class Session {
    private static final Duration WAIT = Duration.ofMillis(100);

    private final Broker broker;
    private final StoredTree.Connections connections;
    private final LogSettings settings;
    private final LogState state;
    private final Alarms alarms;
    private final FaultPoints faults;
    private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
    private final Semaphore committed = new Semaphore(0);
    private volatile boolean stopping;
    private volatile boolean opened;

    Session(
            Broker broker,
            StoredTree.Connections connections,
            LogSettings settings,
            LogState state,
            Alarms alarms,
            FaultPoints faults) {
        this.broker = broker;
        this.connections = connections;
        this.settings = settings;
        this.state = state;
        this.alarms = alarms;
        this.faults = faults;
    }

    /// Lets `run` return after the batch at hand.
    void stop() {
        stopping = true;
    }

    /// Whether the database was found, or brought, to hold everything that was signed.
    boolean opened() {
        return opened;
    }

    /// Returns when stopped; anything that fails is thrown.
    ///
    /// @param recover whether a database that is behind may be brought forward
    /// @param lost partitions that must be read again from their beginning
    void run(boolean recover, Set<Partition> lost) throws SQLException, InterruptedException {
        try (Connection writing = connections.open();
                Connection signing = connections.open();
                Publisher publisher = broker.publisher()) {
            prefer(writing);
            long epoch = SequencerRow.claim(writing);
            LogKeyFile file = new LogKeyFile(settings.keyFile());
            Optional<LogKeyFile.Stamp> before = file.stamp();
            LogKeys keys = OpeningLog.keys(writing, settings);
            Optional<LogKeyFile.Stamp> read = before.or(file::stamp);
            writing.setAutoCommit(false);
            Appending appending = opened(writing, epoch, keys, recover);
            opened = true;
            CheckpointTopic topic = new CheckpointTopic(broker, keys);
            Signing signer = signer(
                    signing,
                    epoch,
                    keys,
                    () -> file.stamp()
                            .filter(now -> !Optional.of(now).equals(read))
                            .isPresent(),
                    topic,
                    publisher);
            StartPositions start = StartPositions.find(broker, settings.topics(), OffsetRows.all(writing), lost);
            writing.commit();
            state.rereading(start.again().size());
            follow(appending, signer, new Feeding(broker, start, settings, state));
        }
    }

    private Appending opened(Connection writing, long epoch, LogKeys keys, boolean recover) throws SQLException {
        CheckpointTopic topic = new CheckpointTopic(broker, keys);
        LastSigned last = new LastSigned(settings.keyFile());
        StoredTree tree = new StoredTree(connections);
        Head head = SequencerRow.head(writing);
        List<Checkpoint> signed = OpeningLog.signed(topic.tail(), writing, last);
        boolean behind = signed.stream().anyMatch(checkpoint -> checkpoint.size() > head.size());
        if (!behind || !recover) {
            OpeningLog.require(signed, head, tree);
            state.atSize(head.size());
            return appending(writing, epoch, head, tree);
        }
        state.become(new Condition.Recovering());
        Appending appending = appending(writing, epoch, head, tree);
        List<CheckpointMessage> published = topic.all();
        new Recovering(broker, appending, state).replay(published);
        List<Checkpoint> reached = published.stream()
                .map(message -> Checkpoint.parse(message.note()))
                .toList();
        OpeningLog.requireRecovered(reached, last, keys, appending.head(), new StoredTree(connections));
        return appending;
    }

    private Appending appending(Connection writing, long epoch, Head head, StoredTree tree) {
        CompactRange range = CompactRange.of(head.size(), tree);
        if (!range.root().equals(head.root())) {
            throw new Refused(Refusal.ENTRIES_CHANGED);
        }
        return new Appending(writing, epoch, head, tree.resume(head.size()), range, alarms);
    }

    private Signing signer(
            Connection signing,
            long epoch,
            LogKeys keys,
            BooleanSupplier keysChanged,
            CheckpointTopic topic,
            Publisher publisher)
            throws SQLException {
        List<CheckpointMessage> published = topic.tail();
        long batch = 0;
        long size = 0;
        for (CheckpointMessage message : published) {
            size = Math.max(size, Checkpoint.parse(message.note()).size());
            for (Manifest manifest : message.manifests()) {
                batch = Math.max(batch, manifest.batch());
            }
        }
        CompactRange signed = CompactRange.of(size, new StoredTree(connections));
        LastSigned last = new LastSigned(settings.keyFile());
        Signing signer =
                new Signing(signing, epoch, keys, keysChanged, last, topic, publisher, state, faults, signed, batch);
        for (CheckpointMessage message : published) {
            CheckpointRows.add(signing, message.note());
        }
        CheckpointRows.latest(signing).ifPresent(state::serve);
        if (published.isEmpty()) {
            signer.signEmpty();
        }
        return signer;
    }

    private void follow(Appending appending, Signing signer, Feeding feeding)
            throws SQLException, InterruptedException {
        Thread reading = helper("log-reader", feeding::run);
        Thread signing = helper("log-signer", () -> {
            while (!stopping) {
                if (!signer.signNext()) {
                    committed.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS);
                    committed.drainPermits();
                }
            }
        });
        state.become(new Condition.Following());
        try {
            while (!stopping && failure.get() == null) {
                PreparedBatch batch = feeding.next(WAIT);
                if (batch != null) {
                    faults.reached(Point.BEFORE_COMMIT);
                    state.committed(appending.append(batch));
                    faults.reached(Point.COMMITTED);
                    committed.release();
                }
            }
        } finally {
            stopping = true;
            feeding.stop();
            committed.release();
            reading.join();
            signing.join();
        }
        rethrow();
    }

    @FunctionalInterface
    private interface Task {
        void run() throws SQLException, InterruptedException;
    }

    @SuppressWarnings("InterruptedExceptionSwallowed")
    private Thread helper(String name, Task task) {
        return Thread.ofPlatform().name(name).daemon(true).start(() -> {
            try {
                task.run();
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            } catch (SQLException | RuntimeException | Error failed) {
                if (!stopping) {
                    failure.compareAndSet(null, failed);
                }
            }
        });
    }

    private void rethrow() throws SQLException {
        switch (failure.get()) {
            case null -> {}
            case SQLException failed -> throw failed;
            case RuntimeException failed -> throw failed;
            case Error failed -> throw failed;
            case Throwable other -> throw new IllegalStateException(other);
        }
    }

    /// The writer looks up many keys at once in tables whose statistics may be from when they were empty.
    private static void prefer(Connection writing) throws SQLException {
        try (Statement statement = writing.createStatement()) {
            statement.execute("SET enable_seqscan = off");
            statement.execute("SET enable_bitmapscan = off");
            statement.execute("SET enable_hashjoin = off");
            statement.execute("SET enable_mergejoin = off");
        }
    }
}
