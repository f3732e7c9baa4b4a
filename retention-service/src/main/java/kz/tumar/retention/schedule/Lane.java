package kz.tumar.retention.schedule;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;

/// Work that runs one at a time, and at most once more than it was asked for. What fails is tried again when it is
/// asked for again.
final class Lane {
    private static final Logger LOG = Logger.getLogger(Lane.class);

    private final ExecutorService worker;
    private final AtomicBoolean asked = new AtomicBoolean();
    private final Consumer<Boolean> work;

    /// @param work gets whether everything is to be looked at, or just what commits make due
    Lane(String name, Consumer<Boolean> work) {
        this.worker =
                Executors.newSingleThreadExecutor(Thread.ofPlatform().name(name).factory());
        this.work = work;
    }

    /// Asks for a run; a run that was asked for and has not begun serves.
    void nudge() {
        if (asked.compareAndSet(false, true)) {
            submit(false);
        }
    }

    /// Asks for a run that looks at everything.
    void tick() {
        submit(true);
    }

    void stop() {
        worker.shutdown();
    }

    private void submit(boolean full) {
        try {
            worker.execute(() -> run(full));
        } catch (RejectedExecutionException stopping) {
            LOG.debug("no run while stopping");
        }
    }

    private void run(boolean full) {
        asked.set(false);
        try {
            work.accept(full);
        } catch (RuntimeException failed) {
            LOG.warn("a run of the schedule failed and is tried again", failed);
        }
    }
}
