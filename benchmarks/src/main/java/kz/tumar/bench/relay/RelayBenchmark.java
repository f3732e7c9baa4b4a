package kz.tumar.bench.relay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import kz.tumar.bench.Benchmark;
import kz.tumar.bench.Effort;
import kz.tumar.bench.Result;
import kz.tumar.bench.Result.Ceiling;
import kz.tumar.bench.Result.Goal;
import kz.tumar.bench.Result.Note;
import kz.tumar.bench.ground.Ground;
import kz.tumar.bench.ground.Leashed;
import kz.tumar.bench.ground.Waiting;
import kz.tumar.bench.measure.Latencies;
import kz.tumar.bench.measure.Load;
import kz.tumar.bench.measure.OpenLoop;
import kz.tumar.bench.measure.ProcessTree;
import kz.tumar.local.database.ServiceDatabase;
import kz.tumar.local.folder.PrivateFile;

/// `relay`: outbox commit until another service sees the event on Kafka.
///
/// Delivery runs as its own process in the smallest service there is. The rate held is taken while the generator keeps
/// a
/// backlog; latency at 80 % of it, from the moment at which each transaction was meant to begin.
public final class RelayBenchmark implements Benchmark {
    private static final int BACKLOG = 20_000;
    private static final int ROWS_WHEN_FULL = 500;
    private static final int ROWS = 20;
    private static final int WRITERS = 4;
    private static final double SHARE = 0.8;
    private static final double GOAL_RATE = 20_000;
    private static final double GOAL_MILLIS = 250;
    private static final Duration SETTLE_LIMIT = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public String about() {
        return "outbox commit until visible on Kafka";
    }

    @Override
    public Result run(Ground ground, Effort effort) throws Exception {
        migrate(ground);
        var service = startService(ground);
        var trees = new LinkedHashMap<String, ProcessTree>();
        trees.put("service", service.tree());
        trees.put("PostgreSQL", ground.database());
        trees.put("Kafka", ground.broker());
        var next = new AtomicLong();
        double held;
        String heldCores;
        String latencyCores;
        Latency latency;
        try (var watch = new TopicWatch(ground.kafka())) {
            saturate(ground, watch, next, effort.seconds(20, 4));
            var load = Load.begin(trees);
            held = saturate(ground, watch, next, effort.seconds(120, 12));
            heldCores = load.cores();
            settle(watch, next);
            load = Load.begin(trees);
            latency = openLoop(ground, watch, next, held * SHARE, effort.seconds(120, 10));
            latencyCores = load.cores();
        }
        var rss = service.tree().residentMegabytes();
        service.close();
        var alone = new ProducerCeiling(ground.kafka()).measure(effort.seconds(20, 4), next.get());
        var p99 = latency.fromIntended().quantile(0.99);
        return new Result(
                name(),
                held,
                "events/s",
                List.of(new Ceiling("producer alone", alone)),
                latency.fromIntended().quantile(0.5),
                p99,
                rss,
                List.of(
                        new Note("cores at the rate held", heldCores),
                        new Note("cores at 80 % of it", latencyCores),
                        new Note(
                                "from the commit",
                                "p50 %.0f ms, p99 %.0f ms"
                                        .formatted(
                                                latency.fromCommit().quantile(0.5),
                                                latency.fromCommit().quantile(0.99))),
                        new Note("rows a commit", "%d for the rate, %d for latency".formatted(ROWS_WHEN_FULL, ROWS))),
                List.of(
                        new Goal("at least 20,000 events/s", held >= GOAL_RATE),
                        new Goal("p99 within 250 ms", p99 <= GOAL_MILLIS)));
    }

    private record Latency(Latencies fromIntended, Latencies fromCommit) {}

    private static void migrate(Ground ground) throws SQLException, IOException {
        var database = ServiceDatabase.CONSENT;
        try (var script = RelayBenchmark.class.getResourceAsStream("/db/delivery/V0001__delivery.sql");
                var connection = ground.postgres().connect(database, database.ownerRole());
                var statement = connection.createStatement()) {
            if (script == null) {
                throw new IllegalStateException("delivery carries no migration.");
            }
            statement.execute(new String(script.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Leashed startService(Ground ground) throws IOException, InterruptedException {
        var database = ServiceDatabase.CONSENT;
        var file = ground.folder().run().resolve("relaying-service.properties");
        PrivateFile.replace(
                file,
                String.join(
                        "\n",
                        "url=" + ground.postgres().jdbcUrl(database),
                        "role=" + database.serviceRole(),
                        "role.secret=" + ground.postgres().passwordOf(database.serviceRole()),
                        "kafka=" + ground.kafka().bootstrap(),
                        "kafka.secret=" + ground.kafka().secretOf("consent-service")));
        return ground.startOwn("relaying-service", RelayingService.class, List.of(file.toString()));
    }

    /// Keeps a backlog for that long; tells how many events a second became visible meanwhile.
    private static double saturate(Ground ground, TopicWatch watch, AtomicLong next, Duration lasting)
            throws SQLException, InterruptedException {
        try (var writer = writer(ground)) {
            long start = System.nanoTime();
            long before = watch.seen();
            while (System.nanoTime() - start < lasting.toNanos()) {
                if (next.get() - watch.seen() > BACKLOG) {
                    Thread.sleep(1);
                } else {
                    writer.commit(next.getAndAdd(ROWS_WHEN_FULL), ROWS_WHEN_FULL);
                }
            }
            return (watch.seen() - before) * 1e9 / (System.nanoTime() - start);
        }
    }

    private static void settle(TopicWatch watch, AtomicLong next) throws InterruptedException {
        Waiting.until("every event is visible", SETTLE_LIMIT, () -> watch.seen() >= next.get());
    }

    private static Latency openLoop(
            Ground ground, TopicWatch watch, AtomicLong next, double perSecond, Duration lasting) throws Exception {
        long base = next.get();
        var loop = new OpenLoop(perSecond / ROWS / WRITERS, lasting);
        int all = Math.toIntExact(loop.turns() * ROWS * WRITERS);
        var intended = new AtomicLongArray(all);
        var committed = new AtomicLongArray(all);
        var seen = new AtomicLongArray(all);
        watch.tell((number, nanos) -> seen.compareAndSet((int) (number - base), 0, nanos));
        try (var threads = Executors.newFixedThreadPool(WRITERS)) {
            var writing = threads.invokeAll(java.util.Collections.nCopies(WRITERS, (Callable<Long>) () -> {
                try (var writer = writer(ground)) {
                    loop.run((_, meant) -> {
                        int first = (int) (next.getAndAdd(ROWS) - base);
                        fill(intended, first, meant);
                        writer.commit(base + first, ROWS);
                        fill(committed, first, System.nanoTime());
                    });
                    return loop.turns();
                }
            }));
            for (Future<Long> one : writing) {
                one.get();
            }
        }
        settle(watch, next);
        var latency = new Latency(new Latencies(), new Latencies());
        for (int i = 0; i < all; i++) {
            latency.fromIntended().add(seen.get(i) - intended.get(i));
            latency.fromCommit().add(seen.get(i) - committed.get(i));
        }
        return latency;
    }

    private static void fill(AtomicLongArray times, int first, long nanos) {
        for (int i = first; i < first + ROWS; i++) {
            times.set(i, nanos);
        }
    }

    private static OutboxWriter writer(Ground ground) throws SQLException {
        var database = ServiceDatabase.CONSENT;
        return new OutboxWriter(ground.postgres().connect(database, database.serviceRole()));
    }
}
