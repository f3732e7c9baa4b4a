package kz.tumar.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// How an outage of minutes is met, on a clock that goes by pauses alone.
class PatienceTest {
    private static final Duration LONGEST = Duration.ofSeconds(5);
    private static final Duration AWAY = Duration.ofMinutes(10);

    /// Nobody is told to stop; whoever waits for it is told that the time is over at once.
    private static final class Skipping extends CountDownLatch {
        final List<Duration> pauses = new ArrayList<>();

        Skipping() {
            super(1);
        }

        Duration passed() {
            return pauses.stream().reduce(Duration.ZERO, Duration::plus);
        }

        @Override
        public boolean await(long time, TimeUnit unit) {
            pauses.add(Duration.of(time, unit.toChronoUnit()));
            return getCount() == 0;
        }
    }

    private final Skipping stop = new Skipping();
    private final Patience patience = new Patience(stop, LONGEST);
    private int attempts;

    @Test
    void tenMinutesAway_areMetByEverLongerPauses_andTheNextOutageByShortOnesAgain() {
        assertThat(patience.through("asking", this::answeredAfterTenMinutes)).isEqualTo("an answer");

        assertThat(stop.passed()).isBetween(AWAY, AWAY.plus(LONGEST.multipliedBy(2)));
        assertThat(attempts).as("tries").isBetween(80, 140);
        assertThat(stop.pauses.getFirst()).isLessThan(Duration.ofMillis(100));
        assertThat(stop.pauses)
                .allMatch(pause -> pause.compareTo(LONGEST.multipliedBy(3).dividedBy(2)) <= 0);
        assertThat(stop.pauses.subList(10, stop.pauses.size()))
                .as("the longest pause and up to half of it more, so that not all come back at once")
                .allMatch(pause -> pause.compareTo(LONGEST) >= 0);
        assertThat(patience.outage()).isEmpty();
        stop.pauses.clear();
        patience.met("asking", new DeliveryException("away again", null));
        assertThat(stop.pauses.getFirst()).isLessThan(Duration.ofMillis(100));
        assertThat(patience.outage()).isEqualTo("asking");
    }

    @Test
    void outage_endsAtOnceForWhoeverIsToldToStop() {
        assertThatThrownBy(() -> patience.through("asking", () -> {
                    stop.countDown();
                    throw new DeliveryException("away", null);
                }))
                .isInstanceOf(Patience.Stopped.class);
    }

    private String answeredAfterTenMinutes() {
        attempts++;
        if (stop.passed().compareTo(AWAY) < 0) {
            throw new DeliveryException("away", null);
        }
        return "an answer";
    }
}
