package kz.tumar.request.timer;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.DeadlineProfile;
import kz.tumar.contract.RuleCode;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.DeadlineMissed;
import kz.tumar.delivery.DeliveryException;
import kz.tumar.delivery.Transactions;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.deadline.Deadlines;
import kz.tumar.request.decision.Breach;
import kz.tumar.request.decision.Inquiry;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.decision.Stated;
import kz.tumar.request.ledger.BreachRows;
import kz.tumar.request.ledger.CaseFacts;
import kz.tumar.request.ledger.CaseRows;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;
import org.jspecify.annotations.Nullable;

/// Due dates that passed become facts, once for each profile. The cause is derived from case, rule and date, so that
/// any number of processes, and a rebuild, state the same fact.
@ApplicationScoped
class FallingDue {
    private static final int PAGE = 200;

    private final Transactions transactions;
    private final ByClock byClock;
    private final Announcing announcing;
    private final CaseRows rows;
    private final CaseFacts facts;
    private final PolicyVersions policies;
    private final BreachRows breaches;

    @Inject
    FallingDue(
            Transactions transactions,
            ByClock byClock,
            Announcing announcing,
            CaseRows rows,
            CaseFacts facts,
            PolicyVersions policies,
            BreachRows breaches) {
        this.transactions = transactions;
        this.byClock = byClock;
        this.announcing = announcing;
        this.rows = rows;
        this.facts = facts;
        this.policies = policies;
        this.breaches = breaches;
    }

    @Scheduled(
            every = "${tumar.deadlines.every:60s}",
            delayed = "${tumar.deadlines.delay:20s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void stateWhatWasMissed() {
        try {
            Rules rules = announcing.rules();
            stateRequests(DeadlineProfile.POLICY, rules);
            stateRequests(DeadlineProfile.LAW, rules);
            stateInquiries(rules);
            stateBreaches(rules);
        } catch (ProblemException | DeliveryException notNow) {
            // No policy yet, or an outage: the next run comes soon and finds the same work.
        }
    }

    private void stateRequests(DeadlineProfile profile, Rules rules) {
        LocalDate today = policies.today();
        List<CaseRows.Overdue> overdue =
                transactions.inTransaction(transaction -> rows.overdue(transaction, profile, today, PAGE));
        for (CaseRows.Overdue missed : overdue) {
            transactions.inTransaction(transaction -> stateRequest(transaction, missed, profile, rules));
        }
    }

    /// What was answered meanwhile was not missed.
    private boolean stateRequest(Connection transaction, CaseRows.Overdue missed, DeadlineProfile profile, Rules rules)
            throws SQLException {
        RequestCase now = byClock.held(transaction, missed.caseId());
        LocalDate due = profile == DeadlineProfile.POLICY ? now.policyDue() : now.statutoryDue();
        if (now.resolved() || !due.equals(missed.due()) || now.missed(profile, due)) {
            return false;
        }
        var fact = new DeadlineMissed(now.id(), profile, due);
        state(transaction, Deadlines.ruleOf(now.kind()), fact, now.subject(), rules);
        return true;
    }

    private void stateInquiries(Rules rules) {
        LocalDate today = policies.today();
        List<CaseRows.Overdue> overdue =
                transactions.inTransaction(transaction -> rows.overdueInquiries(transaction, today, PAGE));
        for (CaseRows.Overdue missed : overdue) {
            transactions.inTransaction(transaction -> {
                facts.lock(transaction, missed.caseId());
                List<Stated> stated = facts.of(transaction, missed.caseId());
                Inquiry inquiry = Inquiry.of(stated).orElseThrow();
                if (inquiry.answered().isEmpty() && inquiry.due().equals(missed.due()) && !inquiry.missed()) {
                    var fact = new DeadlineMissed(missed.caseId(), DeadlineProfile.POLICY, missed.due());
                    state(
                            transaction,
                            Deadlines.INQUIRY,
                            fact,
                            Inquiry.subjectOf(inquiry.received().subjects()),
                            rules);
                }
                return missed;
            });
        }
    }

    private void stateBreaches(Rules rules) {
        LocalDate today = policies.today();
        for (CaseId id : transactions.inTransaction(transaction -> breaches.overdue(transaction, today, PAGE))) {
            transactions.inTransaction(transaction -> {
                facts.lock(transaction, id);
                Breach breach = Breach.of(facts.of(transaction, id)).orElseThrow();
                if (breach.notified().isEmpty() && !breach.missed()) {
                    var about = Inquiry.subjectOf(breach.registered().subjects());
                    state(transaction, Deadlines.BREACH, breach.late(), about, rules);
                }
                return id;
            });
        }
    }

    private void state(
            Connection transaction, String rule, DeadlineMissed fact, @Nullable SubjectRef subject, Rules rules)
            throws SQLException {
        byClock.state(
                transaction,
                new ByClock.Fact(
                        fact.caseId(),
                        subject,
                        fact,
                        new RuleCode(rule),
                        fact.profile() + "/" + fact.due(),
                        fact.due()
                                .plusDays(1)
                                .atStartOfDay(rules.calendar().zone())
                                .toOffsetDateTime()),
                rules);
    }
}
