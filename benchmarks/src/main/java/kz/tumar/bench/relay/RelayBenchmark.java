package kz.tumar.bench.relay;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import kz.tumar.bench.Benchmark;
import kz.tumar.bench.Effort;
import kz.tumar.bench.Result;
import kz.tumar.bench.Result.Ceiling;
import kz.tumar.bench.Result.Goal;
import kz.tumar.bench.Result.Note;
import kz.tumar.bench.facts.Facts;
import kz.tumar.bench.ground.Ground;
import kz.tumar.bench.ground.Leashed;
import kz.tumar.bench.measure.Latencies;
import kz.tumar.bench.measure.Load;
import kz.tumar.bench.measure.ProcessTree;
import kz.tumar.local.database.ServiceDatabase;
import kz.tumar.local.folder.PrivateFile;

/// `relay`: outbox commit until another service sees the event on Kafka.
///
/// Delivery runs as its own process in the smallest service there is. The rate held is taken while the generator keeps
/// a backlog; latency at 80 % of it, with the same number of rows a commit on the same number of connections, from the
/// moment at which each transaction was meant to begin.
public final class RelayBenchmark implements Benchmark {
    private static final long SUBJECTS = 1_000_000;
    private static final int ROWS = 20;
    private static final int MANY_ROWS = 500;
    private static final double SHARE = 0.8;
    private static final double GOAL_RATE = 20_000;
    private static final double GOAL_MILLIS = 250;

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
        var uniform = Facts.uniform(SUBJECTS);
        try (var watch = new TopicWatch(ground.kafka())) {
            var writers = new Writers(ground, watch, new AtomicLong());
            writers.saturate(uniform, ROWS, effort.seconds(20, 6));
            var load = Load.begin(trees);
            var held = writers.saturate(uniform, ROWS, effort.seconds(120, 10));
            var heldCores = load.cores();
            var hot = writers.saturate(Facts.withOneHotSubject(SUBJECTS), ROWS, effort.seconds(60, 4));
            var many = writers.saturate(uniform, MANY_ROWS, effort.seconds(60, 4));
            writers.settle();
            load = Load.begin(trees);
            var latency = writers.openLoop(uniform, ROWS, held.perSecond() * SHARE, effort.seconds(120, 8));
            var latencyCores = load.cores();
            var rss = service.tree().residentMegabytes();
            service.close();
            var alone = new ProducerCeiling(ground.kafka())
                    .measure(effort.seconds(20, 4), writers.next().get());
            var p99 = latency.fromIntended().quantile(0.99);
            return new Result(
                    name(),
                    held.perSecond(),
                    "events/s",
                    List.of(new Ceiling("producer alone", alone)),
                    latency.fromIntended().quantile(0.5),
                    p99,
                    rss,
                    List.of(
                            new Note("commits", "%d rows each, %d connections".formatted(ROWS, Writers.connections())),
                            new Note("writers held back at the rate held", "%.0f %%".formatted(held.heldBack() * 100)),
                            new Note("one hot subject", "%.0f events/s".formatted(hot.perSecond())),
                            new Note(MANY_ROWS + " rows a commit", "%.0f events/s".formatted(many.perSecond())),
                            new Note("cores at the rate held", heldCores),
                            new Note("cores at 80 % of it", latencyCores),
                            note("from the commit", latency.fromCommit()),
                            note("the commit itself", latency.commit()),
                            note("the generator late by", latency.late())),
                    List.of(
                            Goal.atLeast("at least 20,000 events/s", held.perSecond(), GOAL_RATE),
                            Goal.atMost("p99 within 250 ms", p99, GOAL_MILLIS)));
        }
    }

    private static Note note(String what, Latencies latencies) {
        return new Note(what, "p50 %.1f ms, p99 %.1f ms".formatted(latencies.quantile(0.5), latencies.quantile(0.99)));
    }

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
}
