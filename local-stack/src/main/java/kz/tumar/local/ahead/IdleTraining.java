package kz.tumar.local.ahead;

import com.sun.management.OperatingSystemMXBean;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.DoubleSupplier;

/// Makes missing caches while nobody needs the machine: it waits for some seconds without work, and whatever comes
/// then goes first, because the training run has the lowest priority.
public final class IdleTraining implements AutoCloseable {

    private static final Duration LOOK_EVERY = Duration.ofSeconds(2);
    private static final int QUIET_LOOKS = 5;
    private static final double QUIET = 0.25;
    private static final long MEMORY_NEEDED = 6L << 30;

    private final Training training;
    private final DoubleSupplier load;
    private final Duration lookEvery;
    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread thread;

    private IdleTraining(Training training, DoubleSupplier load, Duration lookEvery) {
        this.training = training;
        this.load = load;
        this.lookEvery = lookEvery;
        this.thread = Thread.ofPlatform().daemon().name("idle-training").unstarted(this::run);
    }

    /// Begins to watch the machine, where it has the memory for a second stack.
    public static IdleTraining begin(Training training) {
        var machine = (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
        return begin(
                training, machine.getTotalMemorySize() < MEMORY_NEEDED ? () -> 1 : machine::getCpuLoad, LOOK_EVERY);
    }

    static IdleTraining begin(Training training, DoubleSupplier load, Duration lookEvery) {
        var idle = new IdleTraining(training, load, lookEvery);
        idle.thread.start();
        return idle;
    }

    /// Ends a training run that is under way.
    @Override
    public void close() {
        ended.countDown();
        training.abandon();
        try {
            thread.join(Duration.ofSeconds(20));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void run() {
        try {
            if (training.needed() && quiet()) {
                training.run();
            }
        } catch (UncheckedIOException cannotTrain) {
            System.err.println("tumar: no start caches: " + cannotTrain.getMessage());
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// Whether the machine had nothing to do for a while; no when this was closed first.
    private boolean quiet() throws InterruptedException {
        var looks = 0;
        while (looks < QUIET_LOOKS) {
            if (ended.await(lookEvery.toMillis(), TimeUnit.MILLISECONDS)) {
                return false;
            }
            var now = load.getAsDouble();
            looks = now >= 0 && now < QUIET ? looks + 1 : 0;
        }
        return true;
    }
}
