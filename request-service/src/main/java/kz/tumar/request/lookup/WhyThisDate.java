package kz.tumar.request.lookup;

import static java.util.Objects.requireNonNull;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.DeadlineProfile;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.fact.DeadlineExtended;
import kz.tumar.contract.fact.DeadlineRecalculated;
import kz.tumar.contract.fact.ProcessingBlocked;
import kz.tumar.contract.fact.SupportingInformationSubmitted;
import kz.tumar.delivery.Transactions;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.deadline.Dates;
import kz.tumar.request.deadline.Deadlines;
import kz.tumar.request.deadline.Explanation;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.ledger.CaseFacts;
import kz.tumar.runtime.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// Why the dates of a case are where they are.
@ApplicationScoped
class WhyThisDate {
    private final Transactions transactions;
    private final CaseFacts facts;
    private final Announcing announcing;

    @Inject
    WhyThisDate(Transactions transactions, CaseFacts facts, Announcing announcing) {
        this.transactions = transactions;
        this.facts = facts;
        this.announcing = announcing;
    }

    /// @param due the earlier of the two dates
    /// @param counted the count under each profile; empty before the clock runs
    /// @param extension by which the policy's date was moved
    /// @param history how the dates came to be these, the calendars they were counted with included
    /// @param reviewOn before the clock runs: the day on which the block is looked at again
    record Answer(
            CaseId caseId,
            LocalDate due,
            LocalDate policyDue,
            LocalDate statutoryDue,
            boolean clockRuns,
            List<Explanation> counted,
            @Nullable Extension extension,
            List<DatesSince.Step> history,
            @Nullable LocalDate reviewOn) {}

    /// The days by which a date was moved.
    record Extension(int workingDays, ReasonCode reason, LocalDate from, LocalDate due, List<Explanation.Day> days) {}

    Answer of(CaseId caseId) {
        RequestCase request = transactions.inTransaction(transaction -> RequestCase.of(facts.of(transaction, caseId))
                .orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND)));
        PolicyVersion terms = transactions.inTransaction(transaction ->
                requireNonNull(facts.terms(transaction, List.of(caseId)).get(caseId)));
        Rules rules = announcing.countingBy(terms).orElseThrow(() -> new ProblemException(ProblemType.UNAVAILABLE));
        return new Answer(
                caseId,
                request.due(),
                request.policyDue(),
                request.statutoryDue(),
                request.clockRuns(),
                request.clockRuns() ? counted(request, rules) : List.of(),
                request.last(DeadlineExtended.class)
                        .map(extended -> extension(request, extended, rules))
                        .orElse(null),
                DatesSince.of(request),
                request.last(ProcessingBlocked.class)
                        .map(ProcessingBlocked::reviewOn)
                        .orElse(null));
    }

    private static List<Explanation> counted(RequestCase request, Rules rules) {
        String rule = Deadlines.ruleOf(request.kind());
        Instant start = request.clockStart();
        return Stream.of(DeadlineProfile.values())
                .map(profile -> Explanation.of(rule, profile, start, recorded(request, profile, rules), rules))
                .toList();
    }

    /// The date as it was stated when the clock started, before any extension.
    private static LocalDate recorded(RequestCase request, DeadlineProfile profile, Rules rules) {
        if (profile == DeadlineProfile.LAW) {
            return request.statutoryDue();
        }
        if (!request.has(DeadlineExtended.class)) {
            return request.policyDue();
        }
        if (request.has(DeadlineRecalculated.class)
                && Deadlines.from(Deadlines.ruleOf(request.kind()), request.clockStart(), rules)
                        instanceof Dates dates) {
            return dates.policyDue();
        }
        return request.last(SupportingInformationSubmitted.class)
                .map(SupportingInformationSubmitted::policyDue)
                .orElse(request.filed().policyDue());
    }

    private static Extension extension(RequestCase request, DeadlineExtended extended, Rules rules) {
        LocalDate from = recorded(request, DeadlineProfile.POLICY, rules);
        return new Extension(
                extended.workingDays(),
                extended.reason(),
                from,
                request.policyDue(),
                Explanation.extension(from, extended.workingDays(), rules));
    }
}
