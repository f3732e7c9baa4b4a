package kz.tumar.request.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.DeadlineProfile;
import kz.tumar.policy.ClockStart;
import kz.tumar.policy.Deadline;
import kz.tumar.policy.LocalizedText;
import kz.tumar.policy.calendar.CountedDay;
import kz.tumar.policy.calendar.DayTitle;
import kz.tumar.policy.calendar.Due;
import kz.tumar.policy.calendar.DueDate;
import kz.tumar.policy.calendar.WorkingDays;
import kz.tumar.request.decision.Rules;
import org.jspecify.annotations.Nullable;

/// Why a due date is where it is: every day after day zero, counted or skipped, and by which name.
///
/// @param profile whose figure
/// @param rule the deadline rule
/// @param title what the rule is called
/// @param clause the clause of the policy
/// @param article the norm the figure stands in
/// @param confirmed whether someone vouched for the figure
/// @param borrowed whether the profile has no figure of its own and takes the other's
/// @param startsAt what starts the clock
/// @param dayZero the day that starts it, itself not counted
/// @param workingDays the length, where it is in working days
/// @param due the date this count comes to; absent when the calendar does not know a year
/// @param recorded the date that was stated when the clock started
/// @param provisional whether the count touches a year that was derived and not announced
/// @param calendarVersion the calendar it was counted with
/// @param days day by day
public record Explanation(
        DeadlineProfile profile,
        String rule,
        LocalizedText title,
        String clause,
        ArticleCode article,
        boolean confirmed,
        boolean borrowed,
        ClockStart startsAt,
        LocalDate dayZero,
        @Nullable Integer workingDays,
        @Nullable LocalDate due,
        LocalDate recorded,
        boolean provisional,
        String calendarVersion,
        List<Day> days) {
    public Explanation {
        days = List.copyOf(days);
    }

    /// One day of the count.
    ///
    /// @param number its number in the count, where it counts
    /// @param skipped why it does not count, where it does not
    /// @param title what the day is called, where it has a name
    public record Day(
            LocalDate date,
            @Nullable Integer number,
            @Nullable String skipped,
            @Nullable DayTitle title) {}

    /// The explanation of a rule's date under one profile, counted from the start of its clock.
    public static Explanation of(String rule, DeadlineProfile profile, Instant start, LocalDate recorded, Rules rules) {
        Deadline deadline = rules.deadline(rule, profile).orElseThrow();
        var described = rules.policy().deadlineRule(deadline.rule()).orElseThrow();
        Due due = Deadlines.count(rule, profile, start, rules);
        DueDate date = due instanceof DueDate known ? known : null;
        return new Explanation(
                profile,
                rule,
                described.title(),
                described.clause().toString(),
                deadline.figure().legal().article(),
                deadline.figure().legal().confirmed(),
                deadline.borrowed(),
                described.startsAt(),
                LocalDate.ofInstant(start, rules.calendar().zone()),
                deadline.term() instanceof WorkingDays days ? Integer.valueOf(days.days()) : null,
                date == null ? null : date.date(),
                recorded,
                date != null && date.provisional(),
                rules.calendar().version().value(),
                date == null ? List.of() : days(date));
    }

    /// The days by which a due date was moved.
    public static List<Day> extension(LocalDate from, int workingDays, Rules rules) {
        return rules.calendar().due(from, new WorkingDays(workingDays)) instanceof DueDate later
                ? days(later)
                : List.of();
    }

    private static List<Day> days(DueDate date) {
        return date.days().stream().map(Explanation::day).toList();
    }

    private static Day day(CountedDay day) {
        return switch (day) {
            case CountedDay.Counted(var date, var number, var title) -> new Day(date, number, null, title);
            case CountedDay.Skipped(var date, var kind, var title) -> new Day(date, null, kind.name(), title);
        };
    }
}
