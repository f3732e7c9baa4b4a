package kz.tumar.retention.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import kz.tumar.retention.Clause;
import org.junit.jupiter.api.Test;

/// What a wrong clock makes due is destroyed for good.
@Clause("8.4")
class EvenClockTest {
    private final EvenClock clock = new EvenClock();
    private Instant shows = Instant.parse("2026-11-23T09:30:00Z");
    private long nanos = Long.MAX_VALUE - 5;

    @Test
    void clockThatGoesAsTimeDoes_isBelieved_alsoFromItsFirstLook() {
        assertThat(believed()).isTrue();
        pass(Duration.ofHours(9));
        assertThat(believed()).isTrue();
        pass(Duration.ofSeconds(1));
        assertThat(believed()).isTrue();
    }

    @Test
    void clockThatIsCorrectedByLittle_isBelieved() {
        believed();
        pass(Duration.ofSeconds(1));
        shows = shows.plusSeconds(50);
        assertThat(believed()).isTrue();
    }

    @Test
    void clockThatJumpedAhead_isBelievedOnlyAfterATrial() {
        believed();
        shows = shows.plus(Duration.ofDays(365));

        assertThat(believed()).isFalse();
        pass(EvenClock.TRIAL.minusSeconds(1));
        assertThat(believed()).isFalse();
        pass(Duration.ofSeconds(1));
        assertThat(believed()).isTrue();
    }

    @Test
    void clockThatJumpedBack_andAheadAgain_beginsItsTrialAnew() {
        believed();
        shows = shows.minus(Duration.ofDays(1));
        assertThat(believed()).isFalse();
        pass(EvenClock.TRIAL.dividedBy(2));
        assertThat(believed()).isFalse();
        shows = shows.plus(Duration.ofDays(1));
        assertThat(believed()).isFalse();
        pass(EvenClock.TRIAL.dividedBy(2));
        assertThat(believed()).isFalse();
        pass(EvenClock.TRIAL.dividedBy(2));
        assertThat(believed()).isTrue();
    }

    private void pass(Duration time) {
        shows = shows.plus(time);
        nanos += time.toNanos();
    }

    private boolean believed() {
        return clock.believed(shows, nanos);
    }
}
