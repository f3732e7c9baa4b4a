package kz.tumar.request.deadline;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import kz.tumar.contract.DeadlineProfile;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.RuleCode;
import kz.tumar.policy.ClockStart;
import kz.tumar.policy.Deadline;
import kz.tumar.policy.DeadlineRule;
import kz.tumar.policy.Extension;
import kz.tumar.policy.calendar.Due;
import kz.tumar.policy.calendar.DueDate;
import kz.tumar.policy.calendar.DueInstant;
import kz.tumar.policy.calendar.NoCalendarData;
import kz.tumar.policy.calendar.WorkingDays;
import kz.tumar.request.decision.Rules;

/// Due dates out of the policy's rules. No figure stands here; only which rule answers which clause.
public final class Deadlines {
    /// Clause 8.1: the answer to a request for access.
    public static final String ACCESS = "access.answer";

    /// Clause 8.2: correcting what was shown to be wrong.
    public static final String RECTIFY = "rectify";

    /// Clause 8.3: what follows when processing was unlawful.
    public static final String UNLAWFUL = "unlawful.resolve";

    /// Clause 2.7.1: the decision on a demand to block.
    public static final String BLOCKING = "blocking.decide";

    /// Clause 2.7.1: the decision on a demand to destroy.
    public static final String DESTRUCTION = "destruction.decide";

    /// Art. 8(7) of Law 94-V: the end of processing after a withdrawal of consent.
    public static final String WITHDRAWAL = "withdraw.stop";

    /// Art. 19-1 of Law 94-V: the answer to an objection to an automated decision.
    public static final String OBJECTION = "automated.objection";

    /// Clause 7.8: telling the authority of a breach.
    public static final String BREACH = "breach.authority";

    /// Clause 2.6.2: the answer to the authority.
    public static final String INQUIRY = "authority.inquiry";

    private Deadlines() {}

    /// The dates, or that the calendar can't say.
    public sealed interface Counted permits Dates, Uncounted {}

    /// The count would need a year that the calendar does not have.
    public record Uncounted() implements Counted {}

    /// The rule of a kind of request.
    public static String ruleOf(RequestKind kind) {
        return switch (kind) {
            case ACCESS -> ACCESS;
            case RECTIFICATION -> RECTIFY;
            case UNLAWFUL_PROCESSING -> UNLAWFUL;
            case BLOCKING -> BLOCKING;
            case DESTRUCTION -> DESTRUCTION;
            case WITHDRAWAL -> WITHDRAWAL;
            case OBJECTION -> OBJECTION;
        };
    }

    /// The dates of a request received at an instant. Where a rule's clock starts with something later
    /// (documents, a decision), both dates are the day on which the block is looked at again.
    public static Counted onFiling(RequestKind kind, Instant received, Rules rules) {
        LocalDate dayZero = LocalDate.ofInstant(received, rules.calendar().zone());
        LocalDate review = dayZero.plus(rules.policy().document().limits().blockReview());
        if (rules.calendar().isWorkingDay(dayZero).isEmpty()) {
            return new Uncounted();
        }
        String rule = ruleOf(kind);
        return startsOnReceipt(rule, rules)
                ? dates(rule, received, review, rules)
                : new Dates(
                        dayZero,
                        review,
                        review,
                        review,
                        rules.calendar().version(),
                        rules.calendar().isProvisional(dayZero, review));
    }

    /// Whether a request's own arrival starts the clock of its rule: a request to take consent back is
    /// the withdrawal.
    public static boolean startsOnReceipt(String rule, Rules rules) {
        return switch (startOf(rule, rules)) {
            case RECEIPT, WITHDRAWAL -> true;
            case SUPPORTING_INFORMATION, DECISION, RETENTION_END, DISCOVERY, DISCLOSURE -> false;
        };
    }

    /// The dates from the moment that starts a rule's clock.
    public static Counted from(String rule, Instant start, Rules rules) {
        LocalDate dayZero = LocalDate.ofInstant(start, rules.calendar().zone());
        return dates(
                rule, start, dayZero.plus(rules.policy().document().limits().blockReview()), rules);
    }

    /// By how many working days the policy lets its date be moved, once.
    public static Optional<WorkingDays> extension(String rule, Rules rules) {
        return rules.deadline(rule, DeadlineProfile.POLICY)
                .flatMap(deadline -> deadline.figure().mayExtend())
                .map(Extension::atMost);
    }

    /// A due date moved by working days.
    public static Optional<LocalDate> extended(LocalDate due, int workingDays, Rules rules) {
        return rules.calendar().due(due, new WorkingDays(workingDays)) instanceof DueDate later
                ? Optional.of(later.date())
                : Optional.empty();
    }

    /// The count of one profile from an instant.
    static Due count(String rule, DeadlineProfile profile, Instant start, Rules rules) {
        Deadline deadline = rules.deadline(rule, profile)
                .orElseThrow(() -> new IllegalStateException("the policy has no rule " + rule));
        return rules.calendar().due(start, deadline.term());
    }

    /// When a rule's clock starts.
    static ClockStart startOf(String rule, Rules rules) {
        return rules.policy()
                .deadlineRule(new RuleCode(rule))
                .map(DeadlineRule::startsAt)
                .orElseThrow(() -> new IllegalStateException("the policy has no rule " + rule));
    }

    private static Counted dates(String rule, Instant start, LocalDate review, Rules rules) {
        Optional<LocalDate> policy = dateOf(count(rule, DeadlineProfile.POLICY, start, rules), rules);
        Optional<LocalDate> law = dateOf(count(rule, DeadlineProfile.LAW, start, rules), rules);
        return policy.isPresent() && law.isPresent()
                ? new Dates(
                        LocalDate.ofInstant(start, rules.calendar().zone()),
                        policy.get(),
                        law.get(),
                        review,
                        rules.calendar().version(),
                        rules.calendar()
                                .isProvisional(
                                        LocalDate.ofInstant(
                                                start, rules.calendar().zone()),
                                        policy.get().isAfter(law.get()) ? policy.get() : law.get()))
                : new Uncounted();
    }

    private static Optional<LocalDate> dateOf(Due due, Rules rules) {
        return switch (due) {
            case DueDate date -> Optional.of(date.date());
            case DueInstant instant ->
                Optional.of(LocalDate.ofInstant(instant.end(), rules.calendar().zone()));
            case NoCalendarData unknown -> Optional.empty();
        };
    }
}
