package kz.tumar.audit.entry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class EventTimeTest {
    private static final long SEED = Long.getLong("tumar.seed", 3339L);
    private static final String SAMPLE = "2026-11-23T10:09:58.123456789+05:30";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T10:00:00Z",
                "2026-11-23T10:00:00+05:00",
                "2026-11-23T23:59:59.9-11:45",
                "2024-02-29T00:00:00.123456789Z",
                "0000-01-01T00:00:00Z",
                "2026-11-23T10:00Z",
                "2026-11-23T10:00:00+18:00",
                "2026-11-23T10:00:00+05:00:01",
                "2026-11-23T10:00:00-00:00",
                "+12026-11-23T10:00:00Z"
            })
    void everyTimeThatThePlatformReads_isThatTime(String text) throws UnfitFact {
        assertThat(EventTime.parse(text)).isEqualTo(OffsetDateTime.parse(text).toInstant());
    }

    @Test
    void seededDamage_isReadOrRefusedAsThePlatformDoes() {
        Random random = new Random(SEED);
        String letters = "0123456789-+:.TZtz ";
        for (int round = 0; round < 20_000; round++) {
            StringBuilder text = new StringBuilder(SAMPLE);
            for (int change = random.nextInt(3); change >= 0; change--) {
                int at = random.nextInt(text.length());
                char letter = letters.charAt(random.nextInt(letters.length()));
                if (random.nextInt(4) == 0) {
                    text.deleteCharAt(at);
                } else {
                    text.setCharAt(at, letter);
                }
            }
            assertThat(read(text.toString())).as("seed %d: %s", SEED, text).isEqualTo(platform(text.toString()));
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "2026-11-23", "2026-02-30T10:00:00Z", "2026-11-23T10:00:60Z", "23.11.2026 10:00:00 +05"})
    void whatIsNoTime_isUnfit(String text) {
        assertThatThrownBy(() -> EventTime.parse(text)).isInstanceOf(UnfitFact.class);
    }

    private static Optional<Instant> read(String text) {
        try {
            return Optional.of(EventTime.parse(text));
        } catch (UnfitFact unfit) {
            return Optional.empty();
        }
    }

    private static Optional<Instant> platform(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeException unreadable) {
            return Optional.empty();
        }
    }
}
