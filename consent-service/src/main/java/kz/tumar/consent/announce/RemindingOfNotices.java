package kz.tumar.consent.announce;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Objects;
import kz.tumar.consent.ledger.WithdrawalNotices;
import kz.tumar.consent.ledger.WithdrawalNotices.Notice;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.fact.WithdrawalNoticeOverdue;
import kz.tumar.delivery.Delivery;
import kz.tumar.delivery.DeliveryException;
import kz.tumar.delivery.Transactions;
import kz.tumar.runtime.policy.PolicyVersions;
import kz.tumar.runtime.problem.ProblemException;
import org.jboss.logging.Logger;

/// States which recipients did not say in time that they stopped after a withdrawal (art. 8(7) of Law 94-V), once each:
/// the fact's id follows from the notice.
@ApplicationScoped
class RemindingOfNotices {
    private static final Logger LOG = Logger.getLogger(RemindingOfNotices.class);
    private static final int BATCH = 100;

    private final Transactions transactions;
    private final WithdrawalNotices notices;
    private final Stating stating;
    private final PolicyVersions policies;
    private final Delivery delivery;

    @Inject
    RemindingOfNotices(
            Transactions transactions,
            WithdrawalNotices notices,
            Stating stating,
            PolicyVersions policies,
            Delivery delivery) {
        this.transactions = transactions;
        this.notices = notices;
        this.stating = stating;
        this.policies = policies;
        this.delivery = delivery;
    }

    @Scheduled(every = "${tumar.consent.notices-every:10S}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void run() {
        if (!delivery.vitals().serving()) {
            return;
        }
        try {
            List<Notice> late;
            do {
                var today = policies.today();
                late = transactions.inTransaction(transaction -> notices.late(transaction, today, BATCH));
                late.forEach(this::say);
            } while (late.size() == BATCH);
        } catch (DeliveryException | ProblemException outage) {
            LOG.infof("late notices wait to be stated: %s", outage.getMessage());
        }
    }

    private void say(Notice notice) {
        stating.state(
                DerivedId.from("tumar/withdrawal-notice-overdue/v1", notice.id().toString()),
                notice.subject(),
                new WithdrawalNoticeOverdue(notice.id(), Objects.requireNonNull(notice.due())));
    }
}
