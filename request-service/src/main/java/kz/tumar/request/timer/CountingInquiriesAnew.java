package kz.tumar.request.timer;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.RuleCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.DeadlineRecalculated;
import kz.tumar.delivery.DeliveryException;
import kz.tumar.delivery.Transactions;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.deadline.Deadlines;
import kz.tumar.request.decision.Breach;
import kz.tumar.request.decision.Inquiry;
import kz.tumar.request.decision.Recalculating;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.decision.Stated;
import kz.tumar.request.ledger.CaseFacts;
import kz.tumar.request.ledger.CountedByDate;
import kz.tumar.runtime.problem.ProblemException;

/// After an amendment of the calendar open inquiries and breaches are counted anew, like requests: by their own terms,
/// with the calendar of today. What did not move is noted and not looked at again.
@ApplicationScoped
class CountingInquiriesAnew {
    private static final int PAGE = 500;

    private final Transactions transactions;
    private final ByClock byClock;
    private final Announcing announcing;
    private final CaseFacts facts;
    private final CountedByDate counted;
    private final Clock clock;

    @Inject
    CountingInquiriesAnew(
            Transactions transactions,
            ByClock byClock,
            Announcing announcing,
            CaseFacts facts,
            CountedByDate counted,
            Clock clock) {
        this.transactions = transactions;
        this.byClock = byClock;
        this.announcing = announcing;
        this.facts = facts;
        this.counted = counted;
        this.clock = clock;
    }

    @Scheduled(
            every = "${tumar.deadlines.every:60s}",
            delayed = "${tumar.deadlines.delay:20s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void countAnew() {
        try {
            Rules today = announcing.rules();
            List<CaseId> page = transactions.inTransaction(transaction ->
                    counted.otherwise(transaction, today.calendar().version(), PAGE));
            for (CaseId id : page) {
                transactions.inTransaction(transaction -> count(transaction, id, today));
            }
        } catch (ProblemException | DeliveryException notNow) {
            // No policy yet, or an outage: the next run comes soon and finds the same work.
        }
    }

    private CaseId count(Connection transaction, CaseId id, Rules today) throws SQLException {
        facts.lock(transaction, id);
        List<Stated> stated = facts.of(transaction, id);
        Rules rules = announcing.countingOf(transaction, id);
        Optional<Inquiry> inquiry = Inquiry.of(stated);
        Optional<Breach> breach = Breach.of(stated);
        Optional<DeadlineRecalculated> moved = inquiry.flatMap(one -> Recalculating.decide(one, rules))
                .or(() -> breach.flatMap(one -> Recalculating.decide(one, rules)));
        if (moved.isEmpty()) {
            counted.agree(transaction, id, today.calendar().version());
            return id;
        }
        List<SubjectRef> about = inquiry.map(one -> one.received().subjects())
                .orElseGet(() -> breach.orElseThrow().registered().subjects());
        byClock.state(
                transaction,
                new ByClock.Fact(
                        id,
                        Inquiry.subjectOf(about),
                        moved.get(),
                        new RuleCode((inquiry.isPresent() ? Deadlines.INQUIRY : Deadlines.BREACH) + ".recalculated"),
                        stated.size() + "/" + moved.get().calendarVersion().value(),
                        clock.instant().atOffset(ZoneOffset.UTC)),
                today);
        return id;
    }
}
