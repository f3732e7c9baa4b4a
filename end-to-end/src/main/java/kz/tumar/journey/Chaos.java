package kz.tumar.journey;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import kz.tumar.local.folder.DataFolder;
import kz.tumar.local.process.ProcessRecords;
import org.jspecify.annotations.Nullable;

/// Kills processes of the stack with SIGKILL while the journeys are played: every one of them once in an order that the
/// seed
/// decides, then any. The stack starts each again by itself; the journeys must not notice more than a delay.
final class Chaos implements AutoCloseable {
    private static final List<String> VICTIMS =
            List.of("consent-service", "request-service", "retention-service", "audit-service", "kafka", "postmaster");
    private static final Duration FIRST = Duration.ofSeconds(4);
    private static final Duration BETWEEN = Duration.ofSeconds(15);

    private final ProcessRecords records;
    private final Random random;
    private final List<String> turn = new ArrayList<>();
    private final List<String> killed = new CopyOnWriteArrayList<>();
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().factory());

    private @Nullable Future<?> strikes;

    private Chaos(ProcessRecords records, long seed) {
        this.records = records;
        this.random = new Random(seed);
    }

    static Chaos none() {
        var none = new Chaos(new ProcessRecords(Path.of("")), 0);
        none.close();
        return none;
    }

    static Chaos begin(Tumar tumar, long seed, Steps steps) {
        steps.heading("Chaos with seed " + seed);
        var chaos = new Chaos(new ProcessRecords(new DataFolder(tumar.data()).run()), seed);
        chaos.strikes = chaos.clock.scheduleWithFixedDelay(
                () -> chaos.strike(steps), FIRST.toMillis(), BETWEEN.toMillis(), TimeUnit.MILLISECONDS);
        return chaos;
    }

    /// Whether some kind of process was not killed yet.
    boolean hasMoreToKill() {
        return !clock.isShutdown() && !killed.containsAll(VICTIMS);
    }

    void report(Steps steps) {
        if (!killed.isEmpty()) {
            steps.say("killed meanwhile: " + String.join(", ", killed));
        }
    }

    private void strike(Steps steps) {
        if (turn.isEmpty()) {
            turn.addAll(VICTIMS);
            Collections.shuffle(turn, random);
        }
        String victim = turn.removeFirst();
        records.living(victim).ifPresent(process -> {
            process.destroyForcibly();
            killed.add(victim);
            steps.say("⚡ killed " + victim);
        });
    }

    @Override
    public void close() {
        if (strikes != null) {
            strikes.cancel(false);
        }
        clock.shutdown();
        try {
            clock.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }
}
