package kz.tumar.bench.measure;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/// Sends at a fixed rate whatever becomes of what was sent: a system that falls behind can't slow the questions down,
/// and every delay counts from the moment at which a request was meant to go.
///
/// @param perSecond how many a second
/// @param lasting for how long
public record OpenLoop(double perSecond, Duration lasting) {
    private static final double SECOND = 1e9;
    /// Shorter waits cost more of the processor than they gain in time.
    private static final long SHORTEST_WAIT = 200_000;

    public OpenLoop {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException("a rate must be above nothing: " + perSecond);
        }
    }

    /// Takes one turn.
    @FunctionalInterface
    public interface Turn<X extends Exception> {
        /// @param number from 0
        /// @param intendedNanos when it was meant to go, on the clock of `System.nanoTime`
        void take(long number, long intendedNanos) throws X;
    }

    /// How many turns there are.
    public long turns() {
        return (long) (perSecond * lasting.toNanos() / SECOND);
    }

    /// Takes every turn in order on this thread.
    public <X extends Exception> void run(Turn<X> turn) throws X {
        start().run(turn);
    }

    /// Starts the clock.
    public Started start() {
        return start(Ticker.SYSTEM);
    }

    Started start(Ticker ticker) {
        return new Started(this, ticker, ticker.nanos(), new AtomicLong(), new Latencies());
    }

    /// One clock for any number of threads: whoever is free takes the next turn, so that one that waits for an answer
    /// holds nobody up.
    ///
    /// @param late how long after its moment each turn was taken
    public record Started(OpenLoop loop, Ticker ticker, long startNanos, AtomicLong next, Latencies late) {

        /// Takes turns until none is left.
        public <X extends Exception> void run(Turn<X> turn) throws X {
            long turns = loop.turns();
            for (long number = next.getAndIncrement(); number < turns; number = next.getAndIncrement()) {
                long intended = intended(number);
                long early = intended - ticker.nanos();
                while (early > 0) {
                    ticker.park(Math.max(early, SHORTEST_WAIT));
                    early = intended - ticker.nanos();
                }
                late.add(-early);
                turn.take(number, intended);
            }
        }

        /// When that turn is meant to go.
        public long intended(long number) {
            return startNanos + (long) (number * (SECOND / loop.perSecond));
        }
    }
}
