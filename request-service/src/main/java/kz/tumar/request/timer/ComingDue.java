package kz.tumar.request.timer;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.DeadlineProfile;
import kz.tumar.contract.RuleCode;
import kz.tumar.contract.fact.DeadlineApproaching;
import kz.tumar.delivery.DeliveryException;
import kz.tumar.delivery.Transactions;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.deadline.Deadlines;
import kz.tumar.request.deadline.Light;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.ledger.CaseRows;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;

/// Due dates that come near become facts, once for each profile and date, as soon as the light is amber.
@ApplicationScoped
class ComingDue {
    private static final int PAGE = 200;

    private final Transactions transactions;
    private final ByClock byClock;
    private final Announcing announcing;
    private final CaseRows rows;
    private final PolicyVersions policies;

    @Inject
    ComingDue(
            Transactions transactions, ByClock byClock, Announcing announcing, CaseRows rows, PolicyVersions policies) {
        this.transactions = transactions;
        this.byClock = byClock;
        this.announcing = announcing;
        this.rows = rows;
        this.policies = policies;
    }

    @Scheduled(
            every = "${tumar.deadlines.every:60s}",
            delayed = "${tumar.deadlines.delay:20s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void stateWhatComesNear() {
        try {
            Rules rules = announcing.rules();
            for (DeadlineProfile profile : DeadlineProfile.values()) {
                state(profile, rules);
            }
        } catch (ProblemException | DeliveryException notNow) {
            // No policy yet, or an outage: the next run comes soon and finds the same work.
        }
    }

    private void state(DeadlineProfile profile, Rules rules) {
        LocalDate today = policies.today();
        LocalDate until = Light.amberUntil(today, rules.calendar());
        List<CaseRows.Overdue> near =
                transactions.inTransaction(transaction -> rows.approaching(transaction, profile, today, until, PAGE));
        for (CaseRows.Overdue coming : near) {
            transactions.inTransaction(transaction -> state(transaction, coming, profile, rules));
        }
    }

    /// What was answered or warned of meanwhile needs no warning.
    private boolean state(Connection transaction, CaseRows.Overdue coming, DeadlineProfile profile, Rules rules)
            throws SQLException {
        RequestCase now = byClock.held(transaction, coming.caseId());
        LocalDate due = profile == DeadlineProfile.POLICY ? now.policyDue() : now.statutoryDue();
        if (now.resolved() || !due.equals(coming.due()) || now.warned(profile, due)) {
            return false;
        }
        var fact = new DeadlineApproaching(now.id(), profile, due);
        Instant amber = Light.amberFrom(due, rules.calendar())
                .atStartOfDay(rules.calendar().zone())
                .toInstant();
        Instant at = amber.isBefore(now.clockStart()) ? now.clockStart() : amber;
        var rule = new RuleCode(Deadlines.ruleOf(now.kind()) + ".approaching");
        byClock.state(
                transaction,
                new ByClock.Fact(
                        now.id(),
                        now.subject(),
                        fact,
                        rule,
                        profile + "/" + due,
                        at.atZone(rules.calendar().zone()).toOffsetDateTime()),
                rules);
        return true;
    }
}
