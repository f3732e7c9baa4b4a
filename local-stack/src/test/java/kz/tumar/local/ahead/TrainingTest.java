package kz.tumar.local.ahead;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Training with a shell in the place of the stack: what it writes counts as recorded.
final class TrainingTest {

    private static final Duration LIMIT = Duration.ofSeconds(30);

    @TempDir
    Path place;

    private volatile Fingerprint program = new Fingerprint("first");
    private StartCaches caches = new StartCaches(Path.of(""), StartCaches.Use.TAKEN);

    @BeforeEach
    void noCaches() {
        caches = new StartCaches(place.resolve("aot"), StartCaches.Use.TAKEN);
    }

    @Test
    void training_makesTheMissingCache_onceForEachBuild() throws Exception {
        var training = training("mkdir -p recording; echo learnt > recording/crm.aot");

        assertThat(training.needed()).isTrue();
        assertThat(training.run()).isEqualTo(Training.Outcome.MADE);
        assertThat(training.needed()).isFalse();
        assertThat(training.run()).isEqualTo(Training.Outcome.NOT_NEEDED);
        assertThat(caches.folder().resolve("recording")).doesNotExist();

        program = new Fingerprint("second");
        assertThat(training.needed()).isTrue();
    }

    @Test
    void programThatIsRebuiltMeanwhile_getsNoCache() throws Exception {
        var rebuilt = place.resolve("rebuilt");
        var training = new Training(
                caches,
                () -> new TreeMap<>(Map.of("crm", new Fingerprint(Files.exists(rebuilt) ? "second" : "first"))),
                _ -> shell("mkdir -p recording; echo learnt > recording/crm.aot; touch " + rebuilt),
                Map.of());

        assertThat(training.run()).isEqualTo(Training.Outcome.FAILED);

        assertThat(caches.fits("crm", new Fingerprint("first"))).isFalse();
        assertThat(caches.fits("crm", new Fingerprint("second"))).isFalse();
    }

    @Test
    void failure_isNotTriedAgain_untilTheNextBuild() throws Exception {
        var training = training("exit 3");

        assertThat(training.run()).isEqualTo(Training.Outcome.FAILED);

        assertThat(training.needed()).isFalse();
        program = new Fingerprint("second");
        assertThat(training.needed()).isTrue();
    }

    @Test
    void abandonedTraining_leavesNothingRunning_andMayBeTriedAgain() throws Exception {
        var training = training("sleep 300 & echo $! > pid; wait");
        var run = Thread.ofPlatform().start(() -> outcome(training));
        var pid = written(caches.folder().resolve("pid"));
        var child = ProcessHandle.of(pid).orElseThrow();

        training.abandon();

        child.onExit().get(30, TimeUnit.SECONDS);
        assertThat(run.join(LIMIT)).isTrue();
        assertThat(training.needed()).isTrue();
    }

    @Test
    void idleTraining_beginsOnlyWhenTheMachineIsQuiet() throws Exception {
        var looks = new java.util.concurrent.atomic.AtomicInteger();
        var training = training("mkdir -p recording; echo learnt > recording/crm.aot");
        var busyLooks = 20;

        try (var idle = IdleTraining.begin(
                training,
                () -> {
                    assertThat(caches.fits("crm", program)).isFalse();
                    return looks.incrementAndGet() <= busyLooks ? 0.9 : 0.01;
                },
                Duration.ofMillis(5))) {
            awaitFit();
            assertThat(idle).isNotNull();
        }

        assertThat(looks.get()).isGreaterThan(busyLooks + 1);
    }

    @Test
    void idleTraining_onABusyMachine_neverBegins_andEndsAtOnce() throws Exception {
        var looked = new CountDownLatch(10);
        var training = training("mkdir -p recording; echo learnt > recording/crm.aot");

        try (var idle = IdleTraining.begin(
                training,
                () -> {
                    looked.countDown();
                    return 0.9;
                },
                Duration.ofMillis(5))) {
            assertThat(looked.await(30, TimeUnit.SECONDS)).isTrue();
            assertThat(idle).isNotNull();
        }

        assertThat(caches.fits("crm", program)).isFalse();
    }

    private void awaitFit() throws InterruptedException {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (!caches.fits("crm", program)) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(10);
        }
    }

    private static long written(Path file) throws IOException, InterruptedException {
        var deadline = System.nanoTime() + LIMIT.toNanos();
        while (!Files.exists(file) || Files.readString(file).isBlank()) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            Thread.sleep(10);
        }
        return Long.parseLong(Files.readString(file).strip());
    }

    private static Training.Outcome outcome(Training training) {
        try {
            return training.run();
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private Training training(String script) {
        return new Training(caches, () -> new TreeMap<>(Map.of("crm", program)), _ -> shell(script), Map.of());
    }

    private List<String> shell(String script) {
        return List.of("sh", "-c", "cd '" + caches.folder() + "'; " + script);
    }
}
