package kz.tumar.bench.measure;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// Sends at a fixed rate whatever becomes of what was sent: a system that falls behind can't slow the questions down,
/// and
/// every delay counts from the moment at which a request was meant to go.
///
/// @param perSecond how many a second
/// @param lasting for how long
public record OpenLoop(double perSecond, Duration lasting) {

    /// Takes one turn.
    @FunctionalInterface
    public interface Turn<X extends Exception> {
        /// @param number from 0
        /// @param intendedNanos when it was meant to go, on the clock of `System.nanoTime`
        void take(long number, long intendedNanos) throws X;
    }

    /// How many turns there are.
    public long turns() {
        return (long) (perSecond * lasting.toNanos() / 1e9);
    }

    /// Takes every turn in order on this thread.
    public <X extends Exception> void run(Turn<X> turn) throws X {
        long start = System.nanoTime();
        double period = 1e9 / perSecond;
        long turns = turns();
        for (long number = 0; number < turns; number++) {
            long intended = start + (long) (number * period);
            long early = intended - System.nanoTime();
            if (early > 0) {
                LockSupport.parkNanos(Math.max(early, 500_000));
            }
            turn.take(number, intended);
        }
    }
}
