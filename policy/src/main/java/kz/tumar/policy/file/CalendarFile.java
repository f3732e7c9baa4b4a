package kz.tumar.policy.file;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import kz.tumar.contract.CalendarVersion;
import kz.tumar.policy.calendar.CalendarYear;
import kz.tumar.policy.calendar.DayOffKind;
import kz.tumar.policy.calendar.DayTitle;
import kz.tumar.policy.calendar.SpecialDay;
import kz.tumar.policy.calendar.WorkingDayCalendar;
import kz.tumar.policy.calendar.YearStatus;

/// Reads a calendar of working days, with every flaw at once.
public final class CalendarFile {
    private static final SchemaCheck SCHEMA = SchemaCheck.of("calendar.schema.json");

    private CalendarFile() {}

    /// Reads a file. A file that can't be opened is broken too, not an exception.
    public static Result<WorkingDayCalendar> read(Path file) {
        try {
            return read(file.getFileName().toString(), Files.readAllBytes(file));
        } catch (IOException e) {
            return new Result.Broken<>(
                    file.toString(),
                    List.of(new Flaw(1, 1, "", "the file can't be read", "a path to a readable calendar file")));
        }
    }

    /// Reads a document's bytes.
    public static Result<WorkingDayCalendar> read(byte[] document) {
        return read("calendar", document);
    }

    private static Result<WorkingDayCalendar> read(String name, byte[] bytes) {
        var parsed = Parsing.parse(bytes);
        var flaws = parsed.flaws();
        if (!parsed.root().isMissingNode()) {
            SCHEMA.check(parsed.root(), flaws);
            new CalendarSense(parsed.root(), flaws).check();
        }
        if (!flaws.none()) {
            return new Result.Broken<>(name, flaws.inOrder());
        }
        return new Result.Valid<>(calendar(parsed.root()));
    }

    private static WorkingDayCalendar calendar(JsonNode root) {
        var years = new ArrayList<CalendarYear>();
        for (var year : root.path("years")) {
            years.add(year(year));
        }
        Map<DayOfWeek, DayTitle> weekend = new EnumMap<>(DayOfWeek.class);
        for (var day : root.path("weekend")) {
            weekend.put(constant(DayOfWeek.class, day.path("day").asText()), title(day));
        }
        return new WorkingDayCalendar(
                new CalendarVersion(root.path("version").asText()),
                ZoneId.of(root.path("timeZone").asText()),
                weekend,
                years);
    }

    private static CalendarYear year(JsonNode year) {
        var days = new ArrayList<SpecialDay>();
        for (var day : year.path("nonWorkingDays")) {
            days.add(new SpecialDay.Off(
                    date(day),
                    constant(DayOffKind.class, day.path("kind").asText()),
                    title(day),
                    day.path("estimated").asBoolean()));
        }
        for (var day : year.path("workingWeekends")) {
            days.add(new SpecialDay.Working(date(day), title(day)));
        }
        var status = constant(YearStatus.class, year.path("status").asText());
        return new CalendarYear(year.path("year").intValue(), status, days);
    }

    private static <E extends Enum<E>> E constant(Class<E> type, String word) {
        return Enum.valueOf(type, word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    private static LocalDate date(JsonNode day) {
        return LocalDate.parse(day.path("date").asText());
    }

    private static DayTitle title(JsonNode day) {
        var title = day.path("title");
        return new DayTitle(
                title.path("kk").asText(),
                title.path("ru").asText(),
                title.path("en").asText());
    }

    /// Whether a text is a date that exists.
    static boolean isDate(String text) {
        try {
            LocalDate.parse(text);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }
}
