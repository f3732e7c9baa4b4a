package kz.tumar.bench.append;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import kz.tumar.bench.Benchmark;
import kz.tumar.bench.Effort;
import kz.tumar.bench.Result;
import kz.tumar.bench.Result.Ceiling;
import kz.tumar.bench.Result.Goal;
import kz.tumar.bench.Result.Note;
import kz.tumar.bench.facts.Facts;
import kz.tumar.bench.ground.Ground;
import kz.tumar.bench.ground.ServiceProcess;
import kz.tumar.bench.ground.Waiting;
import kz.tumar.bench.measure.Latencies;
import kz.tumar.bench.measure.Load;
import kz.tumar.bench.measure.OpenLoop;
import kz.tumar.bench.measure.ProcessTree;

/// `append`: facts on Kafka until they are committed, deduplicated, sequenced, tiled and under a signed checkpoint.
///
/// The rate held is what comes under checkpoints while the generator always keeps a backlog; the generator runs on the
/// same cores, and its share is printed. Latency is then taken at 80 % of that rate.
public final class AppendBenchmark implements Benchmark {
    private static final long SUBJECTS = 1_000_000;
    private static final long BACKLOG = 60_000;
    private static final double GOAL_RATE = 25_000;
    private static final double GOAL_MILLIS = 1_000;
    private static final double AIM = 0.4;
    private static final double SHARE = 0.8;
    private static final Duration SETTLE_LIMIT = Duration.ofMinutes(2);

    @Override
    public String name() {
        return "append";
    }

    @Override
    public String about() {
        return "facts on Kafka until they are under a signed checkpoint";
    }

    @Override
    public Result run(Ground ground, Effort effort) throws Exception {
        var kafka = ground.kafka();
        var audit = ServiceProcess.start(ground, "audit-service", Map.of());
        var trees = new LinkedHashMap<String, ProcessTree>();
        trees.put("audit-service", audit.tree());
        trees.put("PostgreSQL", ground.database());
        trees.put("Kafka", ground.broker());
        try (var watch = new CheckpointWatch(kafka);
                var senders = new Senders(kafka)) {
            var run = new Run(watch, senders);
            run.saturate(Facts.uniform(SUBJECTS), effort.seconds(20, 4));
            var batchesBefore = watch.batches();
            var entriesBefore = watch.entries();
            var uniformLoad = Load.begin(trees);
            var held = run.saturate(Facts.uniform(SUBJECTS), effort.seconds(600, 20));
            var uniformCores = uniformLoad.cores();
            var perCommit =
                    Math.max(1, (watch.entries() - entriesBefore) / Math.max(1, watch.batches() - batchesBefore));
            var hot = run.saturate(Facts.withOneHotSubject(SUBJECTS), effort.seconds(60, 5));
            run.settle();
            var latencyLoad = Load.begin(trees);
            var latency = run.openLoop(held * SHARE, effort.seconds(120, 8));
            var latencyCores = latencyLoad.cores();
            var rss = audit.tree().residentMegabytes();
            var databaseRss = ground.database().residentMegabytes();
            var copied = new CopyCeiling(ground.postgres(), Math.toIntExact(perCommit)).measure(effort.seconds(20, 3));
            var p99 = latency.fromIntended().quantile(0.99);
            return new Result(
                    name(),
                    held,
                    "events/s",
                    List.of(new Ceiling("COPY, %d rows a commit, two indexes".formatted(perCommit), copied)),
                    latency.fromIntended().quantile(0.5),
                    p99,
                    rss,
                    List.of(
                            new Note("one hot subject", "%.0f events/s".formatted(hot)),
                            new Note("cores at the rate held", uniformCores),
                            new Note("cores at 80 % of it", latencyCores),
                            new Note(
                                    "from Kafka's append time",
                                    "p50 %.0f ms, p99 %.0f ms"
                                            .formatted(
                                                    latency.fromAppend().quantile(0.5),
                                                    latency.fromAppend().quantile(0.99))),
                            new Note("memory of PostgreSQL", databaseRss + " MB"),
                            new Note("memory of Kafka", ground.broker().residentMegabytes() + " MB"),
                            new Note("checkpoints", Long.toString(watch.checkpoints()))),
                    List.of(
                            Goal.atLeast("at least 25,000 events/s", held, GOAL_RATE),
                            Goal.atMost("p99 Kafka to signed within 1 s", p99, GOAL_MILLIS),
                            Goal.atLeast("aim: ratio 0.4", held / copied, AIM)));
        }
    }

    /// Latencies at the lower rate.
    private record Latency(Latencies fromIntended, Latencies fromAppend) {}

    /// The phases over one stream of facts, no two of which are the same.
    private static final class Run {
        private final CheckpointWatch watch;
        private final Senders senders;
        private final AtomicLong next = new AtomicLong();

        private Run(CheckpointWatch watch, Senders senders) {
            this.watch = watch;
            this.senders = senders;
        }

        /// Keeps a backlog for that long; tells how many events a second came under checkpoints meanwhile.
        private double saturate(Facts facts, Duration lasting) {
            long start = System.nanoTime();
            long before = watch.entries();
            while (System.nanoTime() - start < lasting.toNanos()) {
                if (next.get() - watch.entries() > BACKLOG) {
                    LockSupport.parkNanos(1_000_000);
                } else {
                    for (int i = 0; i < 100; i++) {
                        senders.send(facts.fact(next.getAndIncrement()), (_, _) -> {});
                    }
                }
            }
            return (watch.entries() - before) * 1e9 / (System.nanoTime() - start);
        }

        private void settle() throws InterruptedException {
            senders.flush();
            Waiting.until("every fact is under a checkpoint", SETTLE_LIMIT, () -> watch.entries() >= next.get());
        }

        private Latency openLoop(double perSecond, Duration lasting) throws InterruptedException {
            var offsets = new Offsets();
            watch.tell(offsets);
            var facts = Facts.uniform(SUBJECTS);
            new OpenLoop(perSecond, lasting)
                    .run((number, intended) -> senders.send(
                            facts.fact(next.getAndIncrement()),
                            (placed, _) -> offsets.sent(
                                    new org.apache.kafka.common.TopicPartition(placed.topic(), placed.partition()),
                                    placed.offset(),
                                    intended,
                                    onNanoClock(placed.timestamp()))));
            settle();
            var latency = new Latency(new Latencies(), new Latencies());
            Waiting.until("every fact is under a checkpoint", SETTLE_LIMIT, () -> offsets.open() == 0);
            offsets.into(latency.fromIntended(), latency.fromAppend());
            return latency;
        }

        private static long onNanoClock(long wallMillis) {
            return System.nanoTime() - (System.currentTimeMillis() - wallMillis) * 1_000_000;
        }
    }
}
