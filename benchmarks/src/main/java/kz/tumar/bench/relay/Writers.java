package kz.tumar.bench.relay;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.locks.LockSupport;
import kz.tumar.bench.facts.Facts;
import kz.tumar.bench.ground.Ground;
import kz.tumar.bench.ground.Waiting;
import kz.tumar.bench.measure.Latencies;
import kz.tumar.bench.measure.OpenLoop;
import kz.tumar.local.database.ServiceDatabase;

/// Several connections that commit facts to the outbox at once, over one stream of facts, no two of which are the same.
record Writers(Ground ground, TopicWatch watch, AtomicLong next) {
    private static final int CONNECTIONS = 8;
    private static final int BACKLOG = 20_000;
    private static final long PAUSE = 1_000_000;
    private static final Duration SETTLE_LIMIT = Duration.ofMinutes(2);

    static int connections() {
        return CONNECTIONS;
    }

    /// @param perSecond facts that became visible
    /// @param heldBack the share of their time that the writers waited because enough was waiting
    record Held(double perSecond, double heldBack) {}

    /// From when each commit was meant to begin, and from when it was durable, to when its facts were visible.
    record Latency(Latencies fromIntended, Latencies fromCommit, Latencies late, Latencies commit) {}

    /// Keeps a backlog for that long.
    Held saturate(Facts facts, int rows, Duration lasting) throws InterruptedException, ExecutionException {
        long start = System.nanoTime();
        long end = start + lasting.toNanos();
        long before = watch.seen();
        var waited = new AtomicLong();
        everywhere(facts, writer -> {
            for (long now = System.nanoTime(); now < end; now = System.nanoTime()) {
                if (next.get() - watch.seen() > BACKLOG) {
                    LockSupport.parkNanos(PAUSE);
                    waited.addAndGet(System.nanoTime() - now);
                } else {
                    writer.commit(next.getAndAdd(rows), rows);
                }
            }
        });
        double nanos = System.nanoTime() - start;
        return new Held((watch.seen() - before) * 1e9 / nanos, waited.get() / nanos / CONNECTIONS);
    }

    void settle() throws InterruptedException {
        Waiting.until("every event is visible", SETTLE_LIMIT, () -> watch.seen() >= next.get());
    }

    /// Commits at a fixed rate; everything before is settled.
    Latency openLoop(Facts facts, int rows, double perSecond, Duration lasting)
            throws InterruptedException, ExecutionException {
        var loop = new OpenLoop(perSecond / rows, lasting);
        long base = next.get();
        int all = Math.toIntExact(loop.turns() * rows);
        var seen = new AtomicLongArray(all);
        var committed = new AtomicLongArray(Math.toIntExact(loop.turns()));
        watch.tell((number, nanos) -> seen.compareAndSet((int) (number - base), 0, nanos));
        var commit = new Latencies();
        var clock = loop.start();
        everywhere(
                facts,
                writer -> clock.run((number, _) -> {
                    long begun = System.nanoTime();
                    writer.commit(base + number * rows, rows);
                    long durable = System.nanoTime();
                    committed.set((int) number, durable);
                    commit.add(durable - begun);
                }));
        next.addAndGet(all);
        settle();
        var latency = new Latency(new Latencies(), new Latencies(), clock.late(), commit);
        for (int i = 0; i < all; i++) {
            latency.fromIntended().add(seen.get(i) - clock.intended(i / rows));
            latency.fromCommit().add(seen.get(i) - committed.get(i / rows));
        }
        return latency;
    }

    @FunctionalInterface
    private interface Writing {
        void with(OutboxWriter writer) throws SQLException;
    }

    private void everywhere(Facts facts, Writing writing) throws InterruptedException, ExecutionException {
        var database = ServiceDatabase.CONSENT;
        Callable<Boolean> one = () -> {
            var connection = ground.postgres().connect(database, database.serviceRole());
            try (var writer = new OutboxWriter(connection, facts)) {
                writing.with(writer);
                return true;
            }
        };
        try (var threads = Executors.newFixedThreadPool(CONNECTIONS)) {
            for (Future<Boolean> done : threads.invokeAll(Collections.nCopies(CONNECTIONS, one))) {
                done.get();
            }
        }
    }
}
