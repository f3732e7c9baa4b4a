package kz.tumar.retention.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.RuleCode;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.policy.DeadlineRule;
import kz.tumar.policy.GroundKind;
import kz.tumar.policy.Holder;
import kz.tumar.policy.Holding;
import kz.tumar.policy.Mode;
import kz.tumar.policy.Policy;
import kz.tumar.policy.Presence;
import kz.tumar.policy.RetentionTerm;
import kz.tumar.policy.RetentionTrigger;
import kz.tumar.policy.Transport;
import kz.tumar.policy.calendar.Due;
import kz.tumar.policy.calendar.NoCalendarData;
import kz.tumar.policy.calendar.WorkingDayCalendar;

/// A policy version and its calendar as {@link Rules}.
public final class ReadingPolicy {
    /// How often something without a figure of its own is looked at again.
    private static final Period YEARLY = Period.ofYears(1);

    private static final RuleCode RETENTION_END = new RuleCode("destroy.retention-end");

    private ReadingPolicy() {}

    /// The rules of a policy.
    public static Rules rules(Policy policy, WorkingDayCalendar calendar) {
        var document = policy.document();
        var covered = document.purposes().stream()
                .collect(Collectors.toMap(purpose -> purpose.code(), purpose -> purpose.dataCategories()));
        var grounds = document.grounds().stream()
                .collect(Collectors.toMap(ground -> ground.code(), ground -> sort(ground.kind())));
        return new Rules(
                policy.version(),
                calendar.zone(),
                covered,
                grounds,
                document.retention().stream().map(ReadingPolicy::term).toList(),
                document.holders().stream().map(ReadingPolicy::holder).toList(),
                start -> grace(policy, calendar, start),
                start -> limit(policy, calendar, start));
    }

    private static Rules.GroundSort sort(GroundKind kind) {
        return switch (kind) {
            case CONTRACT -> Rules.GroundSort.CONTRACT;
            case LAW, LOCAL_ACT -> Rules.GroundSort.LAW;
            case CONSENT -> Rules.GroundSort.AGREEMENT;
        };
    }

    private static Rules.TermRule term(RetentionTerm term) {
        return new Rules.TermRule(
                term.purpose(),
                term.dataCategories(),
                term.trigger() == RetentionTrigger.RECORD_MADE
                        ? Rules.TermStart.RECORD_MADE
                        : Rules.TermStart.PURPOSE_ENDED,
                term.period(),
                term.reviewEvery() == null ? YEARLY : term.reviewEvery(),
                term.lockedUnder(),
                term.legal().article(),
                term.legal().confirmed());
    }

    private static Rules.HolderRule holder(Holder holder) {
        Map<SubjectCategoryCode, Set<CategoryCode>> kept = new HashMap<>();
        for (Holding holding : holder.holds()) {
            kept.merge(holding.subjectCategory(), holding.dataCategories(), ReadingPolicy::both);
        }
        return new Rules.HolderRule(
                holder.code(),
                kept,
                holder.presence() == Presence.ASSUMED,
                holder.transport() == Transport.KAFKA,
                holder.transport() == Transport.KAFKA && holder.mode() == Mode.OBSERVE,
                holder.confirmationTime());
    }

    private static Rules.Grace.Window grace(Policy policy, WorkingDayCalendar calendar, Instant start) {
        return switch (calendar.due(reached(start, calendar), policy.grace())) {
            case Due.Known known -> capped(window(known.end(), calendar), limit(policy, calendar, start), calendar);
            case NoCalendarData ignored ->
                throw new IllegalStateException("the calendar does not reach as far as the grace");
        };
    }

    /// A confirmed statute ends the grace with its last day, and says when the order has to be given at the latest.
    private static Rules.Grace.Window capped(
            Rules.Grace.Window grace, Optional<LocalDate> last, WorkingDayCalendar calendar) {
        return last.filter(day -> day.isBefore(grace.due()))
                .map(day ->
                        new Rules.Grace.Window(day.atStartOfDay(calendar.zone()).toInstant(), day))
                .orElse(grace);
    }

    private static Optional<LocalDate> limit(Policy policy, WorkingDayCalendar calendar, Instant start) {
        return policy.deadlineRule(RETENTION_END)
                .map(DeadlineRule::law)
                .filter(figure -> figure.legal().confirmed())
                .map(figure -> switch (calendar.due(reached(start, calendar), figure.term())) {
                    case Due.Known known -> known.end().atZone(calendar.zone()).toLocalDate();
                    case NoCalendarData ignored ->
                        throw new IllegalStateException("the calendar does not reach as far as the statute's term");
                });
    }

    /// A grace that began before the calendar does begins with the calendar: it is over either way.
    private static Instant reached(Instant start, WorkingDayCalendar calendar) {
        var first = LocalDate.of(calendar.years().getFirst(), 1, 1)
                .atStartOfDay(calendar.zone())
                .toInstant();
        return start.isBefore(first) ? first : start;
    }

    private static Rules.Grace.Window window(Instant end, WorkingDayCalendar calendar) {
        return new Rules.Grace.Window(end, end.atZone(calendar.zone()).toLocalDate());
    }

    private static Set<CategoryCode> both(Set<CategoryCode> one, Set<CategoryCode> other) {
        return java.util.stream.Stream.of(one, other).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    /// The brakes of a kind, the strictest first.
    public static List<kz.tumar.policy.Brake> brakes(Policy policy, kz.tumar.policy.BrakeMeasure measure) {
        return policy.document().brakes().stream()
                .filter(brake -> brake.counts() == measure)
                .sorted(java.util.Comparator.comparingInt(kz.tumar.policy.Brake::limit))
                .toList();
    }
}
