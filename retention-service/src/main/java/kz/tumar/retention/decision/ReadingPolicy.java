package kz.tumar.retention.decision;

import java.time.Instant;
import java.time.Period;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.SubjectCategoryCode;
import kz.tumar.policy.GroundKind;
import kz.tumar.policy.Holder;
import kz.tumar.policy.Holding;
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

    private ReadingPolicy() {}

    /// The rules of a policy.
    public static Rules rules(Policy policy, WorkingDayCalendar calendar) {
        var document = policy.document();
        var covered = document.purposes().stream()
                .collect(Collectors.toMap(
                        purpose -> new PurposeCode(purpose.code().value()),
                        purpose -> codes(purpose.dataCategories())));
        var grounds = document.grounds().stream()
                .collect(Collectors.toMap(
                        ground -> new GroundCode(ground.code().value()), ground -> sort(ground.kind())));
        return new Rules(
                new PolicyVersion(policy.version().value()),
                calendar.zone(),
                covered,
                grounds,
                document.retention().stream().map(ReadingPolicy::term).toList(),
                document.holders().stream().map(ReadingPolicy::holder).toList(),
                start -> grace(policy, calendar, start));
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
                new PurposeCode(term.purpose().value()),
                codes(term.dataCategories()),
                term.trigger() == RetentionTrigger.RECORD_MADE
                        ? Rules.TermStart.RECORD_MADE
                        : Rules.TermStart.PURPOSE_ENDED,
                term.period(),
                term.reviewEvery() == null ? YEARLY : term.reviewEvery(),
                term.lockedUnder() == null
                        ? null
                        : new GroundCode(term.lockedUnder().value()),
                new ArticleCode(term.legal().article().value()),
                term.legal().confirmed());
    }

    private static Rules.HolderRule holder(Holder holder) {
        Map<SubjectCategoryCode, Set<CategoryCode>> kept = new HashMap<>();
        for (Holding holding : holder.holds()) {
            kept.merge(
                    new SubjectCategoryCode(holding.subjectCategory().value()),
                    codes(holding.dataCategories()),
                    ReadingPolicy::both);
        }
        return new Rules.HolderRule(
                new HolderCode(holder.code().value()),
                kept,
                holder.presence() == Presence.ASSUMED,
                holder.transport() == Transport.KAFKA,
                holder.confirmationTime());
    }

    private static Rules.Grace.Window grace(Policy policy, WorkingDayCalendar calendar, Instant start) {
        return switch (calendar.due(start, policy.grace())) {
            case Due.Known known -> window(known.end(), calendar);
            case NoCalendarData ignored ->
                throw new IllegalStateException("the calendar does not reach as far as the grace");
        };
    }

    private static Rules.Grace.Window window(Instant end, WorkingDayCalendar calendar) {
        return new Rules.Grace.Window(end, end.atZone(calendar.zone()).toLocalDate());
    }

    private static Set<CategoryCode> both(Set<CategoryCode> one, Set<CategoryCode> other) {
        return java.util.stream.Stream.of(one, other).flatMap(Set::stream).collect(Collectors.toUnmodifiableSet());
    }

    private static Set<CategoryCode> codes(Set<kz.tumar.policy.CategoryCode> codes) {
        return codes.stream().map(code -> new CategoryCode(code.value())).collect(Collectors.toUnmodifiableSet());
    }

    /// The brakes of a kind, the strictest first.
    public static List<kz.tumar.policy.Brake> brakes(Policy policy, kz.tumar.policy.BrakeMeasure measure) {
        return policy.document().brakes().stream()
                .filter(brake -> brake.counts() == measure)
                .sorted(java.util.Comparator.comparingInt(kz.tumar.policy.Brake::limit))
                .toList();
    }
}
