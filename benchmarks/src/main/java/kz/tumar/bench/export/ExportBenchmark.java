package kz.tumar.bench.export;

import java.util.LinkedHashMap;
import java.util.List;
import kz.tumar.bench.Benchmark;
import kz.tumar.bench.Effort;
import kz.tumar.bench.Result;
import kz.tumar.bench.Result.Ceiling;
import kz.tumar.bench.Result.Goal;
import kz.tumar.bench.Result.Note;
import kz.tumar.bench.ground.Ground;
import kz.tumar.bench.measure.Load;
import kz.tumar.bench.measure.ProcessTree;

/// `export`: a package of the whole log, with JSONL, CSV, XLSX, the report in three languages and the proof of the
/// range, from the order over HTTP until it is ready and in the log. The service has the heap it always has, 192 MB.
public final class ExportBenchmark implements Benchmark {
    private static final double GOAL_RATE = 50_000;

    @Override
    public String name() {
        return "export";
    }

    @Override
    public String about() {
        return "the whole log as a package with JSONL, CSV, XLSX, reports and proofs";
    }

    @Override
    public Result run(Ground ground, Effort effort) throws Exception {
        var log = FilledLog.of(ground, effort.of(1_000_000, 500_000));
        var trees = new LinkedHashMap<String, ProcessTree>();
        trees.put("audit-service", log.audit().tree());
        trees.put("PostgreSQL", ground.database());
        var load = Load.begin(trees);
        var exported = Exported.of(ground, log);
        var cores = load.cores();
        var copied = new CopyOutCeiling(ground.postgres()).measure();
        var rate = exported.entries() / exported.seconds();
        return new Result(
                name(),
                rate,
                "entries/s",
                List.of(new Ceiling("COPY TO of the same rows", copied)),
                null,
                null,
                exported.rss(),
                List.of(
                        new Note("entries", Long.toString(exported.entries())),
                        new Note("the package", exported.bytes() / 1_000_000 + " MB"),
                        new Note("until it is ready", "%.1f s".formatted(exported.seconds())),
                        new Note("heap of the service", "at most 192 MB"),
                        new Note("cores", cores)),
                List.of(Goal.atLeast("at least 50,000 entries/s", rate, GOAL_RATE)));
    }
}
