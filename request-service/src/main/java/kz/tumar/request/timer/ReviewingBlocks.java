package kz.tumar.request.timer;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.RuleCode;
import kz.tumar.contract.fact.BlockReviewDue;
import kz.tumar.contract.fact.ProcessingBlocked;
import kz.tumar.delivery.DeliveryException;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.calendar.DueDate;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.ledger.CaseRows;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;

/// The day on which a block is looked at again becomes a fact where no documents came: the person is
/// reminded, and from then on the case is due for a decision (law.md part F, 2).
@ApplicationScoped
class ReviewingBlocks {
    private static final RuleCode REVIEW = new RuleCode("block.review");
    private static final int PAGE = 200;

    private final Transactions transactions;
    private final ByClock byClock;
    private final Announcing announcing;
    private final CaseRows rows;
    private final PolicyVersions policies;

    @Inject
    ReviewingBlocks(
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
    void stateReviews() {
        try {
            Rules rules = announcing.rules();
            LocalDate today = policies.today();
            List<CaseId> due = transactions.inTransaction(transaction -> rows.reviewed(transaction, today, PAGE));
            for (CaseId id : due) {
                transactions.inTransaction(transaction -> state(transaction, id, today, rules));
            }
        } catch (ProblemException | DeliveryException notNow) {
            // No policy yet, or an outage: the next run comes soon and finds the same work.
        }
    }

    private boolean state(Connection transaction, CaseId id, LocalDate today, Rules rules) throws SQLException {
        RequestCase now = byClock.held(transaction, id);
        LocalDate reviewOn = now.awaitedReview().orElse(null);
        ProcessingBlocked block = now.standingBlock().orElse(null);
        if (reviewOn == null
                || block == null
                || reviewOn.isAfter(today)
                || !(rules.calendar()
                                .due(
                                        reviewOn,
                                        rules.policy().document().limits().blockDecision())
                        instanceof DueDate decide)) {
            return false;
        }
        byClock.state(
                transaction,
                new ByClock.Fact(
                        id,
                        now.subject(),
                        new BlockReviewDue(block.blockId(), id, reviewOn, decide.date()),
                        REVIEW,
                        block.blockId() + "/" + reviewOn,
                        reviewOn.atStartOfDay(rules.calendar().zone()).toOffsetDateTime()),
                rules);
        return true;
    }
}
