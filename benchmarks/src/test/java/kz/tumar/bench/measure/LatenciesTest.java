package kz.tumar.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private static final long SEED = 20261123;

    @Test
    void quantile_ofHundredMicroseconds_isTheOneAtThatRank() {
        var latencies = new Latencies();
        for (int micros = 1; micros <= 100; micros++) {
            latencies.add(TimeUnit.MICROSECONDS.toNanos(micros));
        }
        assertThat(latencies.quantile(0.5)).isEqualTo(0.050);
        assertThat(latencies.quantile(0.99)).isEqualTo(0.099);
        assertThat(latencies.quantile(1)).isEqualTo(0.100);
        assertThat(latencies.quantile(0)).isEqualTo(0.001);
    }

    @Test
    void quantile_ofOneSlowAmongAThousand_isNotHiddenAtTheEnd() {
        var latencies = new Latencies();
        for (int i = 0; i < 999; i++) {
            latencies.add(TimeUnit.MILLISECONDS.toNanos(1));
        }
        latencies.add(TimeUnit.SECONDS.toNanos(9));
        assertThat(latencies.quantile(0.999)).isCloseTo(1, within(0.016));
        assertThat(latencies.quantile(1)).isCloseTo(9_000, within(9_000 * 0.016));
    }

    @Test
    void quantile_ofAnyLatencies_isWithinItsBucketAndNeverBelowTheTruth() {
        var random = new SplittableRandom(SEED);
        var latencies = new Latencies();
        var micros = new long[20_000];
        for (int i = 0; i < micros.length; i++) {
            micros[i] = (long) Math.exp(random.nextDouble() * 20);
            latencies.add(TimeUnit.MICROSECONDS.toNanos(micros[i]));
        }
        Arrays.sort(micros);
        for (double share : new double[] {0.01, 0.25, 0.5, 0.9, 0.99, 0.999, 1}) {
            double truth = micros[(int) Math.ceil(micros.length * share) - 1] / 1000.0;
            assertThat(latencies.quantile(share))
                    .describedAs("seed %d, share %s", SEED, share)
                    .isBetween(truth, truth * 1.016);
        }
    }

    @Test
    void add_ofLessThanNothing_countsAsNothing() {
        var latencies = new Latencies();
        latencies.add(-5_000_000);
        assertThat(latencies.count()).isEqualTo(1);
        assertThat(latencies.quantile(1)).isZero();
    }

    @Test
    void add_beyondEveryBucket_isKeptInTheLast() {
        var latencies = new Latencies();
        latencies.add(Long.MAX_VALUE);
        assertThat(latencies.quantile(1)).isGreaterThan(3_600_000.0);
    }

    @Test
    void quantile_ofNothing_isRefused() {
        var nothing = new Latencies();
        assertThatIllegalStateException().isThrownBy(() -> nothing.quantile(0.5));
    }

    @Test
    void add_fromSeveralThreads_losesNone() throws InterruptedException {
        var latencies = new Latencies();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            threads.add(Thread.ofPlatform().start(() -> {
                for (int n = 0; n < 50_000; n++) {
                    latencies.add(1_000);
                }
            }));
        }
        for (var thread : threads) {
            thread.join();
        }
        assertThat(latencies.count()).isEqualTo(200_000);
    }
}
