package kz.tumar.bench.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import kz.tumar.bench.Benchmark;
import kz.tumar.bench.Effort;
import kz.tumar.bench.Result;
import kz.tumar.bench.Result.Ceiling;
import kz.tumar.bench.Result.Goal;
import kz.tumar.bench.Result.Note;
import kz.tumar.bench.ground.Ground;
import kz.tumar.bench.ground.Repository;
import kz.tumar.bench.ground.Waiting;
import kz.tumar.local.stack.Member;

/// `start`: `./tumar up` on a built checkout until it says that it is ready: on an empty data folder, again on the
/// same one, and, as a note, as the first start after a build is, without the caches that the stack makes when idle.
public final class StartBenchmark implements Benchmark {
    private static final int PROCESSES = Member.values().length + 1;
    private static final Duration LIMIT = Duration.ofMinutes(3);
    private static final double GOAL_SECONDS = 10;
    private static final Map<String, String> WITHOUT_CACHES = Map.of("TUMAR_AOT", "off");

    @Override
    public String name() {
        return "start";
    }

    @Override
    public String about() {
        return "./tumar up, built, until ready";
    }

    @Override
    public Result run(Ground ground, Effort effort) throws Exception {
        var entry = ground.repository().require(ground.repository().root().resolve("tumar"));
        for (var service : List.of("consent-service", "request-service", "retention-service", "audit-service")) {
            ground.repository().runnable(service);
        }
        train(ground, entry);
        var bare = bareSeconds((int) effort.of(10, 4));
        var fresh = new ArrayList<Double>();
        var again = new ArrayList<Double>();
        long rss = 0;
        for (int round = 0; round < effort.of(3, 1); round++) {
            var data = ground.folder().root().resolve("stack-" + round);
            fresh.add(up(ground, entry, data, round + "-fresh", Map.of()).seconds());
            var second = up(ground, entry, data, round + "-again", Map.of());
            again.add(second.seconds());
            rss = second.rss();
        }
        var uncached = up(ground, entry, ground.folder().root().resolve("uncached"), "uncached", WITHOUT_CACHES);
        var value = mean(fresh);
        return new Result(
                name(),
                value,
                "s",
                List.of(new Ceiling(
                        "%d bare starts of a JVM, one after another".formatted(PROCESSES), bare * PROCESSES)),
                null,
                null,
                rss,
                List.of(
                        new Note("on the same folder again", "%.1f s".formatted(mean(again))),
                        new Note("without start caches", "%.1f s".formatted(uncached.seconds())),
                        new Note("one bare start", "%.0f ms".formatted(bare * 1000))),
                List.of(new Goal("within 10 s", value <= GOAL_SECONDS)));
    }

    private record Up(double seconds, long rss) {}

    /// The caches of this build, if the stack wasn't idle yet since it was built.
    private static void train(Ground ground, Path entry) throws IOException, InterruptedException {
        var log = ground.folder().logs().resolve("train.log").toFile();
        var status = new ProcessBuilder(entry.toString(), "train")
                .redirectErrorStream(true)
                .redirectOutput(log)
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException(
                    "./tumar train failed: " + Files.readString(log.toPath()).strip());
        }
    }

    private static Up up(Ground ground, Path entry, Path data, String name, Map<String, String> more)
            throws InterruptedException {
        var environment = UpWatch.anyPorts();
        environment.putAll(more);
        long start = System.nanoTime();
        var log = ground.folder().logs().resolve("up-" + name + ".log");
        try (var stack =
                ground.start("up-" + name, List.of(entry.toString(), "up", "--data", data.toString()), environment)) {
            var watch = new UpWatch(stack, log);
            Waiting.until("./tumar up becomes ready", LIMIT, watch::ready);
            double seconds = (System.nanoTime() - start) / 1e9;
            return new Up(seconds, stack.tree().residentMegabytes());
        }
    }

    private static double mean(List<Double> seconds) {
        return seconds.stream().mapToDouble(Double::doubleValue).average().orElseThrow();
    }

    /// The mean time of a process that does nothing.
    private static double bareSeconds(int times) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(Repository.java(), "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
        command.addAll(Repository.ownClasses());
        command.add(BareStart.class.getName());
        long start = System.nanoTime();
        for (int i = 0; i < times; i++) {
            int status = new ProcessBuilder(command).inheritIO().start().waitFor();
            if (status != 0) {
                throw new IOException("A bare start failed with status " + status + ".");
            }
        }
        return (System.nanoTime() - start) / 1e9 / times;
    }
}
