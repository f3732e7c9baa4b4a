package kz.tumar.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.concurrent.ConcurrentSkipListSet;
import org.junit.jupiter.api.Test;

class OpenLoopTest {
    private static final long MILLI = 1_000_000;

    /// Time passes only while somebody parks or works.
    private static final class Hand implements Ticker {
        private long now = 77 * MILLI;

        @Override
        public long nanos() {
            return now;
        }

        @Override
        public void park(long nanos) {
            now += nanos;
        }
    }

    private record Taken(long number, long intended, long at) {}

    @Test
    void turns_areTheRateTimesTheTime() {
        assertThat(new OpenLoop(500, Duration.ofSeconds(8)).turns()).isEqualTo(4_000);
        assertThat(new OpenLoop(0.5, Duration.ofSeconds(8)).turns()).isEqualTo(4);
    }

    @Test
    void rate_ofNothing_isRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> new OpenLoop(0, Duration.ofSeconds(1)));
        assertThatIllegalArgumentException().isThrownBy(() -> new OpenLoop(Double.NaN, Duration.ofSeconds(1)));
    }

    @Test
    void run_whenTurnsTakeNoTime_takesEachAtItsMomentAndNeverBefore() {
        var clock = new Hand();
        var taken = new ArrayList<Taken>();
        new OpenLoop(100, Duration.ofMillis(50))
                .start(clock)
                .run((number, intended) -> taken.add(new Taken(number, intended, clock.now)));
        assertThat(taken).extracting(Taken::number).containsExactly(0L, 1L, 2L, 3L, 4L);
        assertThat(taken)
                .extracting(Taken::intended)
                .containsExactly(77 * MILLI, 87 * MILLI, 97 * MILLI, 107 * MILLI, 117 * MILLI);
        assertThat(taken).allSatisfy(one -> assertThat(one.at()).isGreaterThanOrEqualTo(one.intended()));
    }

    @Test
    void run_afterAStall_makesUpAtOnceAndCountsTheDelayFromTheIntendedMoments() {
        var clock = new Hand();
        var taken = new ArrayList<Taken>();
        var started = new OpenLoop(100, Duration.ofMillis(60)).start(clock);
        started.run((number, intended) -> {
            taken.add(new Taken(number, intended, clock.now));
            if (number == 1) {
                clock.now += 35 * MILLI;
            }
        });
        assertThat(taken)
                .extracting(one -> (one.at() - one.intended()) / MILLI)
                .containsExactly(0L, 0L, 25L, 15L, 5L, 0L);
        assertThat(started.late().quantile(1)).isCloseTo(25, within(25 * 0.016));
    }

    @Test
    void run_onSeveralThreads_takesEveryTurnOnce() throws InterruptedException {
        var started = new OpenLoop(20_000, Duration.ofMillis(250)).start();
        var numbers = new ConcurrentSkipListSet<Long>();
        var twice = new ConcurrentSkipListSet<Long>();
        var threads = new ArrayList<Thread>();
        for (int i = 0; i < 4; i++) {
            threads.add(Thread.ofPlatform()
                    .start(() -> started.run((number, _) -> {
                        if (!numbers.add(number)) {
                            twice.add(number);
                        }
                    })));
        }
        for (var thread : threads) {
            thread.join();
        }
        assertThat(twice).isEmpty();
        assertThat(numbers).hasSize(5_000).contains(0L, 4_999L);
        assertThat(started.late().count()).isEqualTo(5_000);
    }
}
