package kz.tumar.request.timer;

import static java.util.Objects.requireNonNull;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.PolicyVersion;
import kz.tumar.contract.RuleCode;
import kz.tumar.contract.fact.DeadlineRecalculated;
import kz.tumar.delivery.DeliveryException;
import kz.tumar.delivery.Transactions;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.deadline.Deadlines;
import kz.tumar.request.decision.Recalculating;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.ledger.CaseFacts;
import kz.tumar.request.ledger.CaseRows;
import kz.tumar.runtime.problem.ProblemException;
import org.jboss.logging.Logger;

/// After an amendment of the calendar every open case is counted anew, missed or not: by the terms of the version that
/// its clock started under, with the calendar of today. Only what moved is stated; the rest is noted and not looked at
/// again.
@ApplicationScoped
class CountingAnew {
    private static final Logger LOG = Logger.getLogger(CountingAnew.class);
    private static final int PAGE = 1_000;
    private static final CaseId FIRST = new CaseId(new UUID(0, 0));

    private final Transactions transactions;
    private final ByClock byClock;
    private final Announcing announcing;
    private final CaseRows rows;
    private final CaseFacts facts;
    private final Clock clock;

    @Inject
    CountingAnew(
            Transactions transactions,
            ByClock byClock,
            Announcing announcing,
            CaseRows rows,
            CaseFacts facts,
            Clock clock) {
        this.transactions = transactions;
        this.byClock = byClock;
        this.announcing = announcing;
        this.rows = rows;
        this.facts = facts;
        this.clock = clock;
    }

    @Scheduled(
            every = "${tumar.deadlines.every:60s}",
            delayed = "${tumar.deadlines.delay:20s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void countAnew() {
        try {
            Rules today = announcing.rules();
            List<CaseId> page = List.of(FIRST);
            while (!page.isEmpty()) {
                page = page(page.getLast(), today);
            }
        } catch (ProblemException noPolicyYet) {
            LOG.debug("no policy to count with yet");
        } catch (DeliveryException outage) {
            LOG.warnf("cases are not counted anew during an outage of %s", outage.getMessage());
        }
    }

    /// Looks at the page of cases after one.
    private List<CaseId> page(CaseId after, Rules today) {
        var calendar = today.calendar().version();
        var moved = new ArrayList<CaseId>();
        List<CaseId> looked = transactions.inTransaction(transaction -> {
            List<CaseId> page = rows.countedOtherwise(transaction, calendar, after, PAGE);
            Map<CaseId, PolicyVersion> terms = facts.terms(transaction, page);
            var same = new ArrayList<CaseId>();
            facts.of(transaction, page).forEach((id, stated) -> {
                RequestCase state = RequestCase.of(stated).orElseThrow();
                announcing.countingBy(requireNonNull(terms.get(id))).ifPresent(rules -> {
                    boolean moves = Recalculating.decide(state, rules).isPresent();
                    (moves ? moved : same).add(id);
                });
            });
            rows.agree(transaction, same, calendar);
            return page;
        });
        for (CaseId id : moved) {
            transactions.inTransaction(transaction -> state(transaction, id, today));
        }
        return looked;
    }

    /// What was answered or extended meanwhile counts.
    private Optional<DeadlineRecalculated> state(Connection transaction, CaseId id, Rules today) throws SQLException {
        RequestCase now = byClock.held(transaction, id);
        PolicyVersion terms =
                requireNonNull(facts.terms(transaction, List.of(id)).get(id));
        Optional<DeadlineRecalculated> anew =
                announcing.countingBy(terms).flatMap(rules -> Recalculating.decide(now, rules));
        if (anew.isPresent()) {
            byClock.state(
                    transaction,
                    new ByClock.Fact(
                            id,
                            now.subject(),
                            anew.get(),
                            new RuleCode(Deadlines.ruleOf(now.kind()) + ".recalculated"),
                            now.revision() + "/" + anew.get().calendarVersion().value(),
                            clock.instant().atOffset(ZoneOffset.UTC)),
                    today);
        }
        return anew;
    }
}
