package kz.tumar.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import kz.tumar.bench.Result.Ceiling;
import kz.tumar.bench.Result.Goal;
import kz.tumar.bench.Result.Note;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ResultTest {
    private static final String LINE =
            "bench [a-z]+ value=\\S+ unit=\\S+ ceiling=\\S+ ratio=\\S+ p50_ms=\\S+ p99_ms=\\S+ rss_mb=\\S+";

    @Test
    void line_hasEveryFieldInItsPlace() {
        var result = result(42_579.12, List.of(new Ceiling("alone", 128_217.5)), 22.28, 416.15, 187L);
        assertThat(result.line())
                .isEqualTo("bench relay value=42579 unit=events/s ceiling=128218 ratio=0.33 p50_ms=22.3 p99_ms=416"
                        + " rss_mb=187")
                .matches(LINE);
    }

    @Test
    void line_whereAFigureDoesNotApply_hasADash() {
        assertThat(result(9.7, List.of(), null, null, null).line())
                .isEqualTo("bench relay value=9.70 unit=events/s ceiling=- ratio=- p50_ms=- p99_ms=- rss_mb=-")
                .matches(LINE);
    }

    @Test
    void line_inALanguageThatWritesCommas_hasPoints() {
        var before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ru"));
            assertThat(result(12.34, List.of(new Ceiling("alone", 24.68)), 0.5, 1.5, 1L)
                            .line())
                    .contains("value=12.3", "ratio=0.50", "p50_ms=0.50", "p99_ms=1.50");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void ratio_withSeveralCeilings_isToTheFirst() {
        var result = result(50, List.of(new Ceiling("first", 200), new Ceiling("second", 50)), null, null, null);
        assertThat(result.ratio()).isEqualTo(0.25);
    }

    @Test
    void ratio_toNothing_isNone() {
        assertThat(result(50, List.of(new Ceiling("none", 0)), null, null, null).ratio())
                .isNull();
    }

    @Test
    void rows_tellEveryGoalWhetherItWasMet() {
        var rows = result(50, List.of(), null, null, null).rows();
        assertThat(rows).contains(new Note("goal met", "reached"), new Note("goal missed", "not reached"));
    }

    @Test
    void atLeast_isMetAtTheBoundAndMissedBelowOrUnknown() {
        assertThat(Goal.atLeast("rate", 20_000, 20_000).met()).isTrue();
        assertThat(Goal.atLeast("rate", 19_999.9, 20_000).met()).isFalse();
        assertThat(Goal.atLeast("rate", Double.NaN, 20_000).met()).isFalse();
    }

    @Test
    void atMost_isMetAtTheBoundAndMissedAboveOrUnknown() {
        assertThat(Goal.atMost("p99", 250, 250).met()).isTrue();
        assertThat(Goal.atMost("p99", 250.1, 250).met()).isFalse();
        assertThat(Goal.atMost("p99", Double.NaN, 250).met()).isFalse();
    }

    private static Result result(
            double value, List<Ceiling> ceilings, @Nullable Double p50, @Nullable Double p99, @Nullable Long rss) {
        return new Result(
                "relay",
                value,
                "events/s",
                ceilings,
                p50,
                p99,
                rss,
                List.of(),
                List.of(new Goal("reached", true), new Goal("not reached", false)));
    }
}
