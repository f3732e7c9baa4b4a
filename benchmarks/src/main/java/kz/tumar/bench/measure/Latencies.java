package kz.tumar.bench.measure;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLongArray;

/// Latencies in buckets of less than 1.6 % width, from a microsecond to beyond an hour. Any thread may add.
public final class Latencies {
    private static final int PRECISION = 7;
    private static final int STEPS = 1 << PRECISION;
    private static final int BUCKETS = STEPS * 40;

    private final AtomicLongArray counts = new AtomicLongArray(BUCKETS);

    /// Adds one latency; less than nothing counts as nothing.
    public void add(long nanos) {
        counts.incrementAndGet(bucket(Math.max(0, TimeUnit.NANOSECONDS.toMicros(nanos))));
    }

    public long count() {
        long sum = 0;
        for (int i = 0; i < BUCKETS; i++) {
            sum += counts.get(i);
        }
        return sum;
    }

    /// The latency in milliseconds that this share of all stayed within.
    ///
    /// @param share from 0 to 1
    /// @throws IllegalStateException when nothing was measured
    public double quantile(double share) {
        long all = count();
        if (all == 0) {
            throw new IllegalStateException("No latency was measured.");
        }
        long wanted = Math.max(1, (long) Math.ceil(all * share));
        long seen = 0;
        for (int i = 0; i < BUCKETS; i++) {
            seen += counts.get(i);
            if (seen >= wanted) {
                return upper(i) / 1000.0;
            }
        }
        throw new IllegalStateException("A latency was taken away meanwhile.");
    }

    private static int bucket(long micros) {
        if (micros < STEPS) {
            return (int) micros;
        }
        int exponent = 63 - Long.numberOfLeadingZeros(micros) - PRECISION + 1;
        int index = exponent * (STEPS / 2) + (int) (micros >>> exponent);
        return Math.min(index, BUCKETS - 1);
    }

    private static long upper(int bucket) {
        if (bucket < STEPS) {
            return bucket;
        }
        int exponent = (bucket - STEPS / 2) / (STEPS / 2);
        long mantissa = bucket - (long) exponent * (STEPS / 2);
        return ((mantissa + 1) << exponent) - 1;
    }
}
