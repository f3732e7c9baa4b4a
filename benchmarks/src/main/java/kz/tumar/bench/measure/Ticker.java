package kz.tumar.bench.measure;

import java.util.concurrent.locks.LockSupport;

/// The clock that turns are taken by.
interface Ticker {
    /// That of `System.nanoTime`.
    Ticker SYSTEM = new Ticker() {
        @Override
        public long nanos() {
            return System.nanoTime();
        }

        @Override
        public void park(long nanos) {
            LockSupport.parkNanos(nanos);
        }
    };

    long nanos();

    /// Waits about that long; it may end sooner.
    void park(long nanos);
}
