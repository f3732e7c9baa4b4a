package kz.tumar.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.logging.Level;
import java.util.logging.Logger;
import kz.tumar.bench.append.AppendBenchmark;
import kz.tumar.bench.consent.ConsentBenchmark;
import kz.tumar.bench.decide.DecideBenchmark;
import kz.tumar.bench.export.ExportBenchmark;
import kz.tumar.bench.ground.Ground;
import kz.tumar.bench.ground.Repository;
import kz.tumar.bench.prove.ProveBenchmark;
import kz.tumar.bench.query.QueryBenchmark;
import kz.tumar.bench.recover.RecoverBenchmark;
import kz.tumar.bench.relay.RelayBenchmark;
import kz.tumar.bench.start.StartBenchmark;
import kz.tumar.bench.verify.VerifyBenchmark;
import kz.tumar.bench.withdraw.WithdrawBenchmark;

/// `./tumar bench [name…] [--short]`. Exits 0 when every benchmark asked for could be run, whether it met its goals or
/// not; 1 when one could not be run; 2 when it was asked for something unknown.
public final class Bench {
    private static final List<Benchmark> ALL = List.of(
            new AppendBenchmark(),
            new DecideBenchmark(),
            new ConsentBenchmark(),
            new RelayBenchmark(),
            new ProveBenchmark(),
            new QueryBenchmark(),
            new ExportBenchmark(),
            new VerifyBenchmark(),
            new WithdrawBenchmark(),
            new RecoverBenchmark(),
            new StartBenchmark());

    /// It complains of a server that was already stopped.
    private static final Logger EMBEDDED = Logger.getLogger("io.zonky.test.db.postgres.embedded.EmbeddedPostgres");

    private Bench() {}

    public static void main(String[] arguments) {
        System.exit(run(List.of(arguments)));
    }

    private static int run(List<String> arguments) {
        Logger.getLogger("").setLevel(Level.SEVERE);
        EMBEDDED.setLevel(Level.OFF);
        if (arguments.contains("--help") || arguments.contains("-h")) {
            usage();
            return 0;
        }
        var names = arguments.stream()
                .filter(argument -> !argument.equals("--short"))
                .toList();
        var known = ALL.stream().map(Benchmark::name).toList();
        var unknown = names.stream().filter(name -> !known.contains(name)).toList();
        if (!unknown.isEmpty()) {
            System.err.println("Unknown: " + String.join(", ", unknown) + ".");
            usage();
            return 2;
        }
        return run(names.isEmpty() ? Set.copyOf(known) : Set.copyOf(names), new Effort(arguments.contains("--short")));
    }

    private static int run(Set<String> names, Effort effort) {
        var repository = Repository.find();
        var lines = new ArrayList<String>();
        var status = 0;
        for (var benchmark :
                ALL.stream().filter(one -> names.contains(one.name())).toList()) {
            System.out.println();
            System.out.println(benchmark.name() + ": " + benchmark.about());
            try (var ground = Ground.prepare(repository)) {
                var result = benchmark.run(ground, effort);
                table(result);
                new Results(repository.benchmarks().resolve("results")).keep(result, effort);
                lines.add(result.line());
            } catch (Exception failed) {
                status = 1;
                System.out.println("  could not be run: " + reason(failed));
                failed.printStackTrace(System.err);
            }
        }
        System.out.println();
        lines.forEach(System.out::println);
        return status;
    }

    private static String reason(Exception failed) {
        var message = failed.getMessage();
        return message == null ? failed.getClass().getSimpleName() : message;
    }

    private static void table(Result result) {
        var rows = result.rows();
        var width = rows.stream().mapToInt(row -> row.what().length()).max().orElse(0);
        rows.forEach(row -> System.out.println(("  %-" + width + "s  %s").formatted(row.what(), row.figure())));
    }

    private static void usage() {
        System.out.println("Usage: ./tumar bench [NAME…] [--short]");
        System.out.println();
        System.out.println(
                "Measures each benchmark beside what the same machine gives at most, prints a table and, as");
        System.out.println("the last lines, one line a benchmark for scripts; keeps them in benchmarks/results.");
        System.out.println();
        ALL.forEach(benchmark -> System.out.println("  %-9s %s".formatted(benchmark.name(), benchmark.about())));
        System.out.println("  --short   each under a minute");
    }
}
