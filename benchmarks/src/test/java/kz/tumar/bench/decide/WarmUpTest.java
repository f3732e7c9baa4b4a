package kz.tumar.bench.decide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import org.junit.jupiter.api.Test;

class WarmUpTest {
    private final WarmUp warmUp = new WarmUp(Duration.ofSeconds(2), Duration.ofSeconds(20));

    @Test
    void warm_whileItGetsFaster_goesOnAndStopsAfterTwoRoundsWithoutGain() throws IOException {
        var rates = new ArrayDeque<>(List.of(100.0, 200.0, 300.0, 301.0, 299.0, 999.0));
        assertThat(warmUp.warm(_ -> rates.pop())).isEqualTo("10 s, from 100 to 299 requests/s");
        assertThat(rates).containsExactly(999.0);
    }

    @Test
    void warm_afterOneSlowRound_goesOn() throws IOException {
        var rates = new ArrayDeque<>(List.of(100.0, 90.0, 200.0, 200.0, 200.0));
        assertThat(warmUp.warm(_ -> rates.pop())).endsWith("to 200 requests/s");
        assertThat(rates).isEmpty();
    }

    @Test
    void warm_whenItNeverSettles_stopsAtTheLimit() throws IOException {
        var rounds = new int[1];
        warmUp.warm(_ -> 100.0 * Math.pow(2, ++rounds[0]));
        assertThat(rounds[0]).isEqualTo(10);
    }
}
