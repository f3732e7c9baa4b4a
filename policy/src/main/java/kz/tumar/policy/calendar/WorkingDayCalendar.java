package kz.tumar.policy.calendar;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import kz.tumar.contract.CalendarVersion;

/// A country's working days, in one version. Pure and immutable: the same question always has the same
/// answer.
///
/// Terms start on the day after day zero and end at 24:00 of their last day (Civil Code, articles 173
/// to 176).
public final class WorkingDayCalendar {
    private final CalendarVersion version;
    private final ZoneId zone;
    private final Map<DayOfWeek, DayTitle> weekend;
    private final TreeMap<Integer, YearStatus> years;
    private final Map<LocalDate, SpecialDay> special;

    /// @param weekend the weekly rest days and how they are called
    public WorkingDayCalendar(
            CalendarVersion version, ZoneId zone, Map<DayOfWeek, DayTitle> weekend, Collection<CalendarYear> years) {
        this.version = version;
        this.zone = zone;
        this.weekend = Map.copyOf(weekend);
        this.years = new TreeMap<>();
        var days = new HashMap<LocalDate, SpecialDay>();
        for (var year : years) {
            this.years.put(year.year(), year.status());
            year.days().forEach(day -> days.put(day.date(), day));
        }
        this.special = Map.copyOf(days);
    }

    private WorkingDayCalendar(
            WorkingDayCalendar amended, CalendarVersion version, Map<LocalDate, SpecialDay> special) {
        this.version = version;
        this.zone = amended.zone;
        this.weekend = amended.weekend;
        this.years = new TreeMap<>(amended.years);
        this.special = Map.copyOf(special);
    }

    /// This version.
    public CalendarVersion version() {
        return version;
    }

    /// The time zone in which days begin and end.
    public ZoneId zone() {
        return zone;
    }

    /// The years it knows, in order.
    public List<Integer> years() {
        return List.copyOf(years.keySet());
    }

    /// This calendar with days changed by order, under the amendment's version.
    ///
    /// @throws IllegalArgumentException when a day lies in a year this calendar doesn't know,
    ///   or when the version is not new
    public WorkingDayCalendar amended(CalendarAmendment amendment) {
        if (amendment.version().equals(version)) {
            throw new IllegalArgumentException("an amendment needs a version of its own, not " + version + " again");
        }
        var days = new HashMap<>(special);
        for (var day : amendment.days()) {
            if (!years.containsKey(day.date().getYear())) {
                throw new IllegalArgumentException(day.date() + " lies in a year that " + version + " does not know");
            }
            days.put(day.date(), day);
        }
        return new WorkingDayCalendar(this, amendment.version(), days);
    }

    /// This calendar with years after its last one, in which only the weekly rest days are known: what
    /// is counted there is provisional, and moves when those years are announced. Its version is the
    /// same.
    public WorkingDayCalendar continued(int more) {
        if (years.isEmpty()) {
            return this;
        }
        var longer = new WorkingDayCalendar(this, version, special);
        for (int year = years.lastKey() + 1; year <= years.lastKey() + more; year++) {
            longer.years.put(year, YearStatus.DERIVED);
        }
        return longer;
    }

    /// Whether a count over these days touches a year that was derived and not announced.
    public boolean isProvisional(LocalDate from, LocalDate to) {
        return provisional(from, to);
    }

    /// Whether a day is a working day; empty when the year is unknown.
    public Optional<Boolean> isWorkingDay(LocalDate day) {
        return years.containsKey(day.getYear()) ? Optional.of(works(day)) : Optional.empty();
    }

    /// The last day of a term that starts on day zero.
    public Due due(LocalDate dayZero, WorkingDays term) {
        return count(dayZero, term, term.days());
    }

    /// The end of any term that starts at an instant; day zero is that instant's date in the calendar's
    /// zone.
    public Due due(Instant start, Term term) {
        var dayZero = start.atZone(zone).toLocalDate();
        return switch (term) {
            case WorkingDays working -> due(dayZero, working);
            case CalendarDays calendar -> ending(dayZero, calendar, dayZero.plusDays(calendar.days()), List.of());
            case Elapsed elapsed -> new DueInstant(start, elapsed, start.plus(elapsed.duration()), version);
        };
    }

    /// An extension: counted from the original due date, to which it is added (law and policy allow it
    /// once).
    public Due extended(DueDate original, WorkingDays by) {
        return due(original.date(), by);
    }

    /// How many working days lie after `from` up to and including `to`; empty when a year is unknown.
    /// Zero when `to` is not later.
    public OptionalInt workingDaysBetween(LocalDate from, LocalDate to) {
        int count = 0;
        for (var day = from.plusDays(1); !day.isAfter(to); day = day.plusDays(1)) {
            if (!years.containsKey(day.getYear())) {
                return OptionalInt.empty();
            }
            if (works(day)) {
                count++;
            }
        }
        return OptionalInt.of(count);
    }

    /// The one that ends first; the first given on a tie.
    public static Due.Known earlierOf(Due.Known one, Due.Known other) {
        return other.end().isBefore(one.end()) ? other : one;
    }

    private Due count(LocalDate dayZero, Term term, int wanted) {
        if (!years.containsKey(dayZero.getYear())) {
            return new NoCalendarData(dayZero.getYear(), version);
        }
        var steps = new ArrayList<CountedDay>();
        var day = dayZero;
        for (int counted = 0; counted < wanted; ) {
            day = day.plusDays(1);
            if (!years.containsKey(day.getYear())) {
                return new NoCalendarData(day.getYear(), version);
            }
            var step = step(day, counted + 1);
            steps.add(step);
            counted += step instanceof CountedDay.Counted ? 1 : 0;
        }
        return ending(dayZero, term, day, steps);
    }

    private DueDate ending(LocalDate dayZero, Term term, LocalDate date, List<CountedDay> steps) {
        var end = date.plusDays(1).atStartOfDay(zone).toInstant();
        return new DueDate(dayZero, term, date, end, version, provisional(dayZero, date), steps);
    }

    private boolean provisional(LocalDate from, LocalDate to) {
        return years.subMap(from.getYear(), true, to.getYear(), true).containsValue(YearStatus.DERIVED);
    }

    private boolean works(LocalDate day) {
        return step(day, 1) instanceof CountedDay.Counted;
    }

    private CountedDay step(LocalDate day, int number) {
        var different = special.get(day);
        if (different == null) {
            var rest = weekend.get(day.getDayOfWeek());
            return rest == null
                    ? new CountedDay.Counted(day, number, null)
                    : new CountedDay.Skipped(day, DayOffKind.WEEKEND, rest);
        }
        return switch (different) {
            case SpecialDay.Off off -> new CountedDay.Skipped(day, off.kind(), off.title());
            case SpecialDay.Working working -> new CountedDay.Counted(day, number, working.title());
        };
    }
}
