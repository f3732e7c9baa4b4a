package kz.tumar.request.timer;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.RuleCode;
import kz.tumar.contract.fact.DeadlineRecalculated;
import kz.tumar.delivery.DeliveryException;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.Policy;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.announce.Drafting;
import kz.tumar.request.deadline.Deadlines;
import kz.tumar.request.decision.Recalculating;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.ledger.CaseFacts;
import kz.tumar.request.ledger.CaseRows;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;
import org.jboss.logging.Logger;

/// After an amendment of the calendar every open case is counted anew: by the terms it was filed under, with the
/// calendar of today. Only what moved is stated; the rest is noted and not looked at again.
@ApplicationScoped
class CountingAnew {
    private static final Logger LOG = Logger.getLogger(CountingAnew.class);
    private static final int PAGE = 1_000;
    private static final CaseId FIRST = new CaseId(new UUID(0, 0));

    private final Transactions transactions;
    private final ByClock byClock;
    private final Announcing announcing;
    private final Drafting drafting;
    private final CaseRows rows;
    private final CaseFacts facts;
    private final PolicyVersions policies;
    private final Clock clock;

    @Inject
    CountingAnew(
            Transactions transactions,
            ByClock byClock,
            Announcing announcing,
            Drafting drafting,
            CaseRows rows,
            CaseFacts facts,
            PolicyVersions policies,
            Clock clock) {
        this.transactions = transactions;
        this.byClock = byClock;
        this.announcing = announcing;
        this.drafting = drafting;
        this.rows = rows;
        this.facts = facts;
        this.policies = policies;
        this.clock = clock;
    }

    @Scheduled(
            every = "${tumar.deadlines.every:60s}",
            delayed = "${tumar.deadlines.delay:20s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void countAnew() {
        try {
            Rules today = announcing.rules();
            var terms = new HashMap<LocalDate, Policy>();
            List<CaseId> page = List.of(FIRST);
            while (!page.isEmpty()) {
                page = page(page.getLast(), today, terms);
            }
        } catch (ProblemException noPolicyYet) {
            LOG.debug("no policy to count with yet");
        } catch (DeliveryException outage) {
            LOG.warnf("cases are not counted anew during an outage of %s", outage.getMessage());
        }
    }

    /// Looks at the page of cases after one.
    private List<CaseId> page(CaseId after, Rules today, Map<LocalDate, Policy> terms) {
        var calendar = today.calendar().version();
        var moved = new ArrayList<CaseId>();
        List<CaseId> looked = transactions.inTransaction(transaction -> {
            List<CaseId> page = rows.countedOtherwise(transaction, calendar, after, PAGE);
            var same = new ArrayList<CaseId>();
            facts.of(transaction, page).forEach((id, stated) -> {
                RequestCase state = RequestCase.of(stated).orElseThrow();
                boolean moves = Recalculating.decide(state, rulesOf(state, today, terms))
                        .isPresent();
                (moves ? moved : same).add(id);
            });
            rows.agree(transaction, same, calendar);
            return page;
        });
        for (CaseId id : moved) {
            transactions.inTransaction(transaction -> state(transaction, id, today, terms));
        }
        return looked;
    }

    /// Reads again under the lock: what was answered or extended meanwhile counts.
    private Optional<DeadlineRecalculated> state(
            Connection transaction, CaseId id, Rules today, Map<LocalDate, Policy> terms) throws SQLException {
        RequestCase seen = RequestCase.of(facts.of(transaction, id)).orElseThrow();
        drafting.lock(transaction, seen.subject());
        RequestCase now = RequestCase.of(facts.of(transaction, id)).orElseThrow();
        Optional<DeadlineRecalculated> anew = Recalculating.decide(now, rulesOf(now, today, terms));
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

    private Rules rulesOf(RequestCase state, Rules today, Map<LocalDate, Policy> terms) {
        LocalDate day = PolicyVersions.dayOf(state.clockStart());
        Policy then = terms.computeIfAbsent(
                day, asked -> policies.rulingDay(asked).map(policies::current).orElse(today.policy()));
        return new Rules(then, today.calendar());
    }
}
