package kz.tumar.bench.prove;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import kz.tumar.bench.Benchmark;
import kz.tumar.bench.Effort;
import kz.tumar.bench.Result;
import kz.tumar.bench.Result.Ceiling;
import kz.tumar.bench.Result.Goal;
import kz.tumar.bench.Result.Note;
import kz.tumar.bench.decide.HttpLoad;
import kz.tumar.bench.decide.WarmUp;
import kz.tumar.bench.facts.Facts;
import kz.tumar.bench.ground.Ground;
import kz.tumar.bench.ground.ServiceProcess;
import kz.tumar.bench.log.Filling;
import kz.tumar.bench.measure.Load;
import kz.tumar.bench.measure.ProcessTree;

/// `prove`: the `.tlog-proof` of any entry of a log of ten million (in short mode of half a million), as a stranger
/// asks
/// for it, beside reading by key the lowest rows that it is made of. Latency is taken at 80 % of the rate held.
public final class ProveBenchmark implements Benchmark {
    private static final long SUBJECTS = 1_000_000;
    private static final int WIDTH = 8;
    private static final double SHARE = 0.8;
    private static final double GOAL_MILLIS = 5;

    @Override
    public String name() {
        return "prove";
    }

    @Override
    public String about() {
        return "proofs of single entries of a large log";
    }

    @Override
    public Result run(Ground ground, Effort effort) throws Exception {
        long entries = effort.of(10_000_000, 500_000);
        var audit = ServiceProcess.start(ground, "audit-service", Map.of());
        long start = System.nanoTime();
        try (var filling = Filling.begin(ground, Facts.uniform(SUBJECTS))) {
            filling.to(entries);
            filling.rest();
        }
        double filled = (System.nanoTime() - start) / 1e9;
        var trees = new LinkedHashMap<String, ProcessTree>();
        trees.put("audit-service", audit.tree());
        trees.put("PostgreSQL", ground.database());
        try (var asked = new HttpLoad(audit.port(), WIDTH, questions(entries))) {
            var warmed = new WarmUp(effort.seconds(5, 2), effort.seconds(120, 12)).warm(asked);
            var load = Load.begin(trees);
            double held = asked.saturate(effort.seconds(30, 5));
            var cores = load.cores();
            var latencies = asked.openLoop(held * SHARE, effort.seconds(60, 8));
            double read = new KeyReads(ground.postgres(), WIDTH, entries).measure(effort.seconds(20, 4));
            double p99 = latencies.quantile(0.99);
            return new Result(
                    name(),
                    held,
                    "proofs/s",
                    List.of(new Ceiling("the lowest tile of a proof by its key", read)),
                    latencies.quantile(0.5),
                    p99,
                    audit.tree().residentMegabytes(),
                    List.of(
                            new Note("entries", Long.toString(entries)),
                            new Note("filled in", "%.0f s".formatted(filled)),
                            new Note("warmed up", warmed),
                            new Note("cores at the rate held", cores)),
                    List.of(Goal.atMost("p99 within 5 ms at 80 % of the rate held", p99, GOAL_MILLIS)));
        }
    }

    private static LongFunction<byte[]> questions(long entries) {
        var random = new SplittableRandom(20261123);
        return _ -> ("GET /log/proof/" + random.nextLong(entries)
                        + ".tlog-proof HTTP/1.1\r\nHost: localhost\r\nAccept: text/plain\r\n\r\n")
                .getBytes(StandardCharsets.US_ASCII);
    }
}
