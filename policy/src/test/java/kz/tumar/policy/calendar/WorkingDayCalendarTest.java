package kz.tumar.policy.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import kz.tumar.contract.CalendarVersion;
import kz.tumar.policy.file.CalendarFile;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

final class WorkingDayCalendarTest {
    private static final WorkingDayCalendar CALENDAR =
            CalendarFile.read(Path.of("calendars", "kz.json")).orThrow();
    private static final DayTitle TITLE = new DayTitle("Демалыс күні", "Выходной день", "Day off");

    @TestFactory
    List<DynamicTest> workedExamples_comeOutDayByDay() throws IOException {
        JsonNode examples = new ObjectMapper()
                .readTree(
                        Files.readString(Path.of("src/test/resources/kz/tumar/policy/calendar/worked-examples.json")));
        var tests = new ArrayList<DynamicTest>();
        for (var example : examples) {
            tests.add(DynamicTest.dynamicTest(
                    example.path("start").asText() + " + " + example.path("workingDays") + " = "
                            + example.path("due").asText(),
                    () -> {
                        var due = due(
                                example.path("start").asText(),
                                example.path("workingDays").asInt());

                        assertThat(due.date()).isEqualTo(example.path("due").asText());
                        assertThat(due.skipped())
                                .filteredOn(day -> !weekend(day.date()))
                                .extracting(day -> day.date().toString())
                                .containsExactlyElementsOf(texts(example.path("skippedWeekdays")));
                        assertThat(due.days())
                                .filteredOn(day -> day instanceof CountedDay.Counted && weekend(day.date()))
                                .extracting(day -> day.date().toString())
                                .containsExactlyElementsOf(texts(example.path("countedWeekends")));
                    }));
        }
        assertThat(tests).hasSize(14);
        return tests;
    }

    @Test
    void extension_isCountedFromTheOriginalDueDate() {
        var original = due("2026-03-10", 10);

        var extended = (DueDate) CALENDAR.extended(original, new WorkingDays(5));

        assertThat(original.date()).isEqualTo("2026-03-27");
        assertThat(extended.date()).isEqualTo("2026-04-03");
    }

    @Test
    void dueDate_saysWhyInThreeLanguages() {
        var due = due("2026-03-20", 1);

        assertThat(due.days()).hasSize(6);
        assertThat(due.skipped())
                .last()
                .isEqualTo(new CountedDay.Skipped(
                        LocalDate.of(2026, 3, 25),
                        DayOffKind.CARRIED_OVER,
                        new DayTitle(
                                "Наурыз мейрамы (22.03.2026 күнінен ауыстырылды)",
                                "Наурыз мейрамы (перенос с 22.03.2026)",
                                "Nauryz Meiramy (carried over from 2026-03-22)")));
        assertThat(due.calendarVersion()).isEqualTo(new CalendarVersion("kz-2026-11-23"));
        assertThat(due.provisional()).isFalse();
        assertThat(due("2026-12-28", 5).provisional()).isTrue();
    }

    @Test
    void day_endsAtMidnightInAlmaty_beforeAndAfterTheChangeOfOffset() {
        assertThat(due("2026-11-20", 1).end()).isEqualTo(Instant.parse("2026-11-23T19:00:00Z"));
        assertThat(due("2024-01-10", 1).end()).isEqualTo(Instant.parse("2024-01-11T18:00:00Z"));
    }

    @Test
    void arrivalShortlyBeforeMidnightInAlmaty_belongsToThatDay() {
        var late = (DueDate) CALENDAR.due(Instant.parse("2026-11-23T18:59:59Z"), new WorkingDays(1));
        var later = (DueDate) CALENDAR.due(Instant.parse("2026-11-23T19:00:00Z"), new WorkingDays(1));

        assertThat(late.dayZero()).isEqualTo("2026-11-23");
        assertThat(later.dayZero()).isEqualTo("2026-11-24");
    }

    @Test
    void zeroWorkingDays_endWithDayZero() {
        assertThat(due("2026-11-22", 0).date()).isEqualTo("2026-11-22");
        assertThat(due("2026-11-22", 0).days()).isEmpty();
    }

    @Test
    void otherTerms_areCountedByDaysOrByTheClock() {
        var start = Instant.parse("2026-11-23T06:00:00Z");

        assertThat(CALENDAR.due(start, new CalendarDays(1)))
                .isInstanceOfSatisfying(
                        DueDate.class, due -> assertThat(due.end()).isEqualTo(Instant.parse("2026-11-24T19:00:00Z")));
        assertThat(CALENDAR.due(start, new Elapsed(Duration.ZERO)))
                .isInstanceOfSatisfying(
                        DueInstant.class, due -> assertThat(due.end()).isEqualTo(start));
    }

    @Test
    void yearWithoutData_isRefusedAndNeverGuessed() {
        var version = new CalendarVersion("kz-2026-11-23");

        assertThat(CALENDAR.due(LocalDate.of(2027, 12, 30), new WorkingDays(5)))
                .isEqualTo(new NoCalendarData(2028, version));
        assertThat(CALENDAR.due(LocalDate.of(2023, 12, 30), new WorkingDays(1)))
                .isEqualTo(new NoCalendarData(2023, version));
        assertThat(CALENDAR.isWorkingDay(LocalDate.of(2028, 1, 3))).isEmpty();
        assertThat(CALENDAR.workingDaysBetween(LocalDate.of(2027, 12, 30), LocalDate.of(2028, 1, 3)))
                .isEmpty();
    }

    @Test
    void earlierOfTwo_isTheOneThatEndsFirst_andTheFirstGivenOnATie() {
        var policy = due("2026-11-23", 10);
        var law = due("2026-11-23", 3);

        assertThat(WorkingDayCalendar.earlierOf(policy, law)).isSameAs(law);
        assertThat(WorkingDayCalendar.earlierOf(law, policy)).isSameAs(law);
        assertThat(WorkingDayCalendar.earlierOf(law, due("2026-11-23", 3))).isSameAs(law);
    }

    @Test
    void amendment_movesTheDate_underAVersionOfItsOwn_andLeavesTheOldCalendarAlone() {
        var before = due("2027-05-14", 1);

        var amended = CALENDAR.amended(new CalendarAmendment(
                new CalendarVersion("kz-2027-04-20"),
                List.of(
                        new SpecialDay.Off(LocalDate.of(2027, 5, 17), DayOffKind.DECLARED, TITLE, false),
                        new SpecialDay.Working(LocalDate.of(2027, 5, 22), TITLE))));
        var after = (DueDate) amended.due(LocalDate.of(2027, 5, 14), new WorkingDays(1));

        assertThat(before.date()).isEqualTo("2027-05-17");
        assertThat(after.date()).isEqualTo("2027-05-18");
        assertThat(after.calendarVersion().value()).isEqualTo("kz-2027-04-20");
        assertThat(amended.isWorkingDay(LocalDate.of(2027, 5, 22))).contains(true);
        assertThat(due("2027-05-14", 1)).isEqualTo(before);
    }

    @Test
    void amendment_withoutANewVersionOrForAnUnknownYear_isRefused() {
        var off = new SpecialDay.Off(LocalDate.of(2029, 5, 17), DayOffKind.DECLARED, TITLE, false);

        assertThatThrownBy(() -> CALENDAR.amended(new CalendarAmendment(new CalendarVersion("kz-2029"), List.of(off))))
                .hasMessageContaining("does not know");
        assertThatThrownBy(() -> CALENDAR.amended(new CalendarAmendment(CALENDAR.version(), List.of(off))))
                .hasMessageContaining("version of its own");
    }

    @Test
    void anyCount_addsUp_growsWithItsTermAndCanBeCountedBack() {
        var given = System.getProperty("tumar.seed", "");
        long seed = given.isBlank() ? new Random().nextLong() : Long.parseLong(given);
        var random = new Random(seed);
        for (int round = 0; round < 3000; round++) {
            var dayZero = LocalDate.of(2024, 1, 1).plusDays(random.nextInt(365 * 3));
            int term = 1 + random.nextInt(60);
            var due = due(dayZero.toString(), term);
            var longer = due(dayZero.toString(), term + 1);
            var as = "seed " + seed + ": " + dayZero + " + " + term;

            assertThat(CALENDAR.isWorkingDay(due.date())).as(as).contains(true);
            assertThat(due.days()).as(as).last().isInstanceOf(CountedDay.Counted.class);
            assertThat(due.days().size() - due.skipped().size()).as(as).isEqualTo(term);
            assertThat(due.days()).as(as).hasSize((int) (due.date().toEpochDay() - dayZero.toEpochDay()));
            assertThat(longer.date()).as(as).isAfter(due.date());
            assertThat(CALENDAR.workingDaysBetween(dayZero, due.date())).as(as).hasValue(term);
            var split = 1 + random.nextInt(term);
            var first = due(dayZero.toString(), split);
            assertThat(due(first.date().toString(), term - split).date()).as(as).isEqualTo(due.date());
        }
    }

    private static DueDate due(String dayZero, int days) {
        return (DueDate) CALENDAR.due(LocalDate.parse(dayZero), new WorkingDays(days));
    }

    private static boolean weekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }

    private static List<String> texts(JsonNode list) {
        var texts = new ArrayList<String>();
        list.forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
