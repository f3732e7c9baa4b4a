package kz.tumar.bench.verify;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import kz.tumar.bench.Benchmark;
import kz.tumar.bench.Effort;
import kz.tumar.bench.Result;
import kz.tumar.bench.Result.Ceiling;
import kz.tumar.bench.Result.Goal;
import kz.tumar.bench.Result.Note;
import kz.tumar.bench.export.Exported;
import kz.tumar.bench.export.FilledLog;
import kz.tumar.bench.ground.Ground;
import kz.tumar.bench.ground.Repository;

/// `verify`: a package of the whole log checked offline, every proof and every file in it, from the start of the
/// program
/// to its verdict; and the same by `verify.html`, opened from disk in Chromium.
public final class VerifyBenchmark implements Benchmark {
    private static final double GOAL_RATE = 100_000;

    @Override
    public String name() {
        return "verify";
    }

    @Override
    public String about() {
        return "a package checked offline, by the command and by verify.html in Chromium";
    }

    @Override
    public Result run(Ground ground, Effort effort) throws Exception {
        var log = FilledLog.of(ground, effort.of(1_000_000, 500_000));
        var exported = Exported.of(ground, log);
        var key = verifierKey(log);
        var hashed = exported.entries()
                / seconds(List.of("sha256sum", exported.file().toString()));
        var jar = ground.repository()
                .require(ground.repository().root().resolve("export-verifier/target/export-verifier.jar"));
        var checked = exported.entries()
                / seconds(List.of(
                        Repository.java(),
                        "-jar",
                        jar.toString(),
                        exported.file().toString(),
                        "--trust",
                        key));
        var notes = new ArrayList<Note>();
        var goals = new ArrayList<Goal>();
        goals.add(Goal.atLeast("the command: at least 100,000 entries/s", checked, GOAL_RATE));
        var program = Chromium.program();
        if (program.isPresent()) {
            try (var chromium = Chromium.start(ground, program.get())) {
                var page = ground.repository().root().resolve("export-verifier/src/main/web/verify.html");
                var rate = exported.entries() / chromium.secondsToVerify(page, exported.file(), key);
                notes.add(new Note("verify.html in Chromium", "%.0f entries/s".formatted(rate)));
                goals.add(Goal.atLeast("verify.html: at least 100,000 entries/s", rate, GOAL_RATE));
            }
        } else {
            notes.add(new Note("verify.html in Chromium", "not measured: no Chromium on this machine"));
        }
        notes.add(new Note("entries", Long.toString(exported.entries())));
        notes.add(new Note("the package", exported.bytes() / 1_000_000 + " MB"));
        return new Result(
                name(),
                checked,
                "entries/s",
                List.of(new Ceiling("sha256sum of the same bytes", hashed)),
                null,
                null,
                null,
                notes,
                goals);
    }

    private static String verifierKey(FilledLog log) throws IOException, InterruptedException {
        try (var http = HttpClient.newHttpClient()) {
            return http.send(HttpRequest.newBuilder(log.audit().at("/log/vkey")).build(), BodyHandlers.ofString())
                    .body()
                    .strip();
        }
    }

    /// How long a program takes, which must end well.
    private static double seconds(List<String> command) throws IOException, InterruptedException {
        long start = System.nanoTime();
        var process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        int status = process.waitFor();
        double seconds = (System.nanoTime() - start) / 1e9;
        if (status != 0) {
            throw new IllegalStateException(Path.of(command.getFirst()).getFileName() + " ended with " + status + ".");
        }
        return seconds;
    }
}
