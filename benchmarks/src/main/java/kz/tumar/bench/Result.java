package kz.tumar.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// What a benchmark found.
///
/// @param value the figure
/// @param ceilings what stands beside it, the one of the ratio first
/// @param p50 in milliseconds, where a latency was measured
/// @param p99 in milliseconds, where a latency was measured
/// @param rss resident megabytes of what was measured
/// @param notes everything else worth reading
/// @param goals what was to be reached
public record Result(
        String name,
        double value,
        String unit,
        List<Ceiling> ceilings,
        @Nullable Double p50,
        @Nullable Double p99,
        @Nullable Long rss,
        List<Note> notes,
        List<Goal> goals) {

    /// What the same machine gives at most in the same run.
    public record Ceiling(String what, double value) {}

    /// A further figure.
    public record Note(String what, String figure) {}

    /// A goal, and whether it was met.
    public record Goal(String text, boolean met) {
        /// Met from the bound on; an unknown figure misses it.
        public static Goal atLeast(String text, double figure, double bound) {
            return new Goal(text, figure >= bound);
        }

        /// Met up to the bound; an unknown figure misses it.
        public static Goal atMost(String text, double figure, double bound) {
            return new Goal(text, figure <= bound);
        }
    }

    public Result {
        ceilings = List.copyOf(ceilings);
        notes = List.copyOf(notes);
        goals = List.copyOf(goals);
    }

    /// The line for scripts.
    String line() {
        return "bench %s value=%s unit=%s ceiling=%s ratio=%s p50_ms=%s p99_ms=%s rss_mb=%s"
                .formatted(
                        name,
                        figure(value),
                        unit,
                        figure(ceiling()),
                        figure(ratio()),
                        figure(p50),
                        figure(p99),
                        rss == null ? "-" : Long.toString(rss));
    }

    /// The rows of the table for people.
    List<Note> rows() {
        var rows = new ArrayList<Note>();
        rows.add(new Note("figure", figure(value) + " " + unit));
        for (var ceiling : ceilings) {
            rows.add(new Note("beside it: " + ceiling.what(), figure(ceiling.value()) + " " + unit));
        }
        rows.add(new Note("ratio", figure(ratio())));
        rows.add(new Note("p50, p99", figure(p50) + " ms, " + figure(p99) + " ms"));
        rows.add(new Note("memory", rss == null ? "-" : rss + " MB"));
        rows.addAll(notes);
        goals.forEach(goal -> rows.add(new Note(goal.met() ? "goal met" : "goal missed", goal.text())));
        return rows;
    }

    @Nullable
    Double ceiling() {
        return ceilings.isEmpty() ? null : ceilings.getFirst().value();
    }

    @Nullable
    Double ratio() {
        var ceiling = ceiling();
        return ceiling == null || ceiling == 0 ? null : value / ceiling;
    }

    static String figure(@Nullable Double figure) {
        if (figure == null) {
            return "-";
        }
        var digits = Math.abs(figure) >= 100 ? "%.0f" : Math.abs(figure) >= 10 ? "%.1f" : "%.2f";
        return String.format(Locale.ROOT, digits, figure);
    }
}
