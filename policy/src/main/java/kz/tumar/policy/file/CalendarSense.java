package kz.tumar.policy.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Checks a calendar's sense: days exist, lie in their year, are named once, and give the number of working days it
/// declares.
final class CalendarSense {
    private final JsonNode root;
    private final Flaws flaws;
    private final Set<String> weekend = new HashSet<>();

    CalendarSense(JsonNode root, Flaws flaws) {
        this.root = root;
        this.flaws = flaws;
        root.path("weekend").forEach(day -> weekend.add(day.path("day").asText()));
    }

    void check() {
        var years = new HashMap<Integer, String>();
        Register.each(root.path("years"), "/years", (year, path) -> {
            var before = years.putIfAbsent(year.path("year").asInt(), path);
            if (before != null) {
                flaws.add(path + "/year", "this year stands at " + before + " already", "each year once");
            }
            year(year, path);
        });
    }

    private void year(JsonNode year, String path) {
        Map<LocalDate, String> days = new HashMap<>();
        var off = dates(year, path, "nonWorkingDays", days);
        var on = dates(year, path, "workingWeekends", days);
        if (off == null || on == null || !year.path("workingDaysInYear").isInt()) {
            return;
        }
        int working = 0;
        var first = LocalDate.of(year.path("year").asInt(), 1, 1);
        for (var day = first; day.getYear() == first.getYear(); day = day.plusDays(1)) {
            working += on.contains(day) || (!off.contains(day) && !rests(day.getDayOfWeek())) ? 1 : 0;
        }
        int declared = year.path("workingDaysInYear").asInt();
        if (working != declared) {
            flaws.add(
                    path + "/workingDaysInYear",
                    "the days give " + working + " working days, not " + declared,
                    String.valueOf(working) + ", or correct the days");
        }
    }

    private boolean rests(DayOfWeek day) {
        return weekend.contains(Binding.word(day));
    }

    private @Nullable Set<LocalDate> dates(JsonNode year, String path, String list, Map<LocalDate, String> seen) {
        var dates = new HashSet<LocalDate>();
        boolean[] good = {year.path("year").isInt()};
        Register.each(year.path(list), path + "/" + list, (day, at) -> {
            var text = day.path("date").asText();
            if (!CalendarFile.isDate(text)) {
                good[0] = false;
                flaws.add(at + "/date", "'" + text + "' is not a day that exists", "a date like 2026-12-16");
                return;
            }
            var date = LocalDate.parse(text);
            dates.add(date);
            if (date.getYear() != year.path("year").asInt()) {
                flaws.add(at + "/date", text + " lies in another year", "a day of this year");
            }
            var before = seen.putIfAbsent(date, at);
            if (before != null) {
                flaws.add(at + "/date", text + " stands at " + before + " already", "each day once");
            }
            if (list.equals("workingWeekends") && !rests(date.getDayOfWeek())) {
                flaws.add(at + "/date", text + " is no weekend day", "a Saturday or Sunday, or remove it");
            }
        });
        return good[0] ? dates : null;
    }
}
