package kz.tumar.bench.ground;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/// Waits until something holds.
public final class Waiting {
    private static final long PAUSE_MILLIS = 20;

    private Waiting() {}

    /// @throws IllegalStateException when it doesn't hold in time
    public static void until(String what, Duration limit, BooleanSupplier holds) throws InterruptedException {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!holds.getAsBoolean()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("%s: not within %d s.".formatted(what, limit.toSeconds()));
            }
            Thread.sleep(PAUSE_MILLIS);
        }
    }
}
