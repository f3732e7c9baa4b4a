package kz.tumar.retention.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RowsTest {
    @Test
    void nanos_ofAnyTime_areKeptInTheOrderOfTime() {
        var times = Stream.of(
                        Instant.MIN,
                        Instant.parse("0001-01-01T00:00:00Z"),
                        Instant.parse("1600-01-01T00:00:00Z"),
                        Instant.parse("1600-01-01T00:00:00.000000001Z"),
                        Instant.EPOCH.minusNanos(1),
                        Instant.EPOCH,
                        Instant.parse("2024-03-01T00:00:00Z"),
                        Instant.parse("2400-01-01T00:00:00Z"),
                        Instant.MAX)
                .map(Rows::nanos)
                .toList();

        assertThat(times).isSorted().doesNotHaveDuplicates();
    }

    @Test
    void nanos_ofTimesKeptBefore_staysWhatItWas() {
        assertThat(Rows.nanos(Instant.ofEpochSecond(1_700_000_000L, 123_456_789)))
                .isEqualByComparingTo(BigDecimal.valueOf(1_700_000_000_123_456_789L));
        assertThat(Rows.nanos(Instant.ofEpochSecond(-2, 1))).isEqualByComparingTo(BigDecimal.valueOf(-1_999_999_999L));
    }

    @Test
    void instant_thatNoTimestampHolds_isStoredAsTheNearestThatOneDoes() {
        assertThat(Rows.storable(Instant.MIN)).isEqualTo(Instant.parse("-4700-01-01T00:00:00Z"));
        assertThat(Rows.storable(Instant.MAX)).isEqualTo(Instant.parse("+294000-01-01T00:00:00Z"));
        assertThat(Rows.storable(Instant.parse("1650-01-01T00:00:00Z")))
                .isEqualTo(Instant.parse("1650-01-01T00:00:00Z"));
    }
}
