package kz.tumar.request.timer;

import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.tumar.contract.Cause;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.RuleCode;
import kz.tumar.contract.fact.CommandOverdue;
import kz.tumar.delivery.Announcer;
import kz.tumar.delivery.Announcer.Announcement;
import kz.tumar.delivery.DeliveryException;
import kz.tumar.delivery.Draft;
import kz.tumar.delivery.Transactions;
import kz.tumar.policy.Holder;
import kz.tumar.request.announce.Announcing;
import kz.tumar.request.announce.Commanding;
import kz.tumar.request.decision.AnsweringOrder;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.ledger.LateCommands;
import kz.tumar.request.ledger.Orders;
import kz.tumar.runtime.hosting.ServiceConfig;
import kz.tumar.runtime.problem.ProblemException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Commands go out again until everyone answered: the same order and revision, so that obeying again is safe. What is
/// overdue is stated, shows in the case and in the list of who is late, and is repeated all the same.
@ApplicationScoped
class RepeatingCommands {
    private static final Logger LOG = Logger.getLogger(RepeatingCommands.class);
    private static final RuleCode REPEAT = new RuleCode("command.repeat");
    private static final RuleCode OVERDUE = new RuleCode("command.overdue");
    private static final int PAGE = 200;

    private final Transactions transactions;
    private final Announcer announcer;
    private final Announcing announcing;
    private final Orders orders;
    private final LateCommands late;
    private final ByClock byClock;
    private final Clock clock;
    private final ServiceConfig config;

    @Inject
    RepeatingCommands(
            Transactions transactions,
            Announcer announcer,
            Announcing announcing,
            Orders orders,
            LateCommands late,
            ByClock byClock,
            Clock clock,
            ServiceConfig config) {
        this.transactions = transactions;
        this.announcer = announcer;
        this.announcing = announcing;
        this.orders = orders;
        this.late = late;
        this.byClock = byClock;
        this.clock = clock;
        this.config = config;
    }

    @Scheduled(
            every = "${tumar.commands.every:30s}",
            delayed = "${tumar.commands.delay:25s}",
            concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void repeat() {
        Rules rules;
        try {
            rules = announcing.rules();
        } catch (ProblemException noPolicyYet) {
            return;
        }
        Instant now = clock.instant();
        try {
            int looked = 0;
            while (looked < PAGE && repeatNext(now, rules)) {
                looked++;
            }
        } catch (DeliveryException outage) {
            LOG.warnf("commands are not repeated during an outage of %s", outage.getMessage());
        }
    }

    /// Each order in a transaction of its own: nobody holds one person's row while waiting for another's.
    ///
    /// @return false when nothing is to be looked at any more
    private boolean repeatNext(Instant now, Rules rules) {
        return transactions.inTransaction(transaction -> {
            Optional<Orders.Given> next =
                    orders.unsettled(transaction, now, 1).stream().findFirst();
            if (next.isPresent()) {
                repeat(transaction, next.get(), now, rules);
            }
            return next.isPresent();
        });
    }

    private void repeat(Connection transaction, Orders.Given given, Instant now, Rules rules) throws SQLException {
        List<Holder> silent = silent(transaction, given, rules);
        if (silent.isEmpty()) {
            orders.settle(transaction, given.order().id());
            return;
        }
        stateLate(transaction, given, silent, now, rules);
        Duration every = rules.policy().document().limits().commandRepeat();
        int next = given.repeats() + 1;
        Instant due = given.at().plus(every.multipliedBy(next));
        if (now.isBefore(due)) {
            orders.lookAgain(transaction, given.order().id(), given.repeats(), due);
            return;
        }
        var again = new ArrayList<Draft>();
        for (Holder holder : silent) {
            again.add(Commanding.to(holder, given.order(), given.at(), now));
        }
        var timer = DerivedId.ofTimer(given.order().id().toString(), REPEAT, Integer.toString(next));
        announcer.lock(transaction, List.of(given.order().subject()));
        announcer.announce(
                transaction,
                new Announcement(new Cause(config.source(), timer), given.journey(), null, rules.version(), again));
        Instant planned = given.at().plus(every.multipliedBy(next + 1L));
        orders.lookAgain(transaction, given.order().id(), next, planned.isAfter(now) ? planned : now.plus(every));
    }

    /// Each holder that is late with an order is stated once, whoever notices it.
    private void stateLate(Connection transaction, Orders.Given given, List<Holder> silent, Instant now, Rules rules)
            throws SQLException {
        Set<HolderCode> stated = late.statedFor(transaction, given.order().id());
        for (Holder holder : silent) {
            Instant due = Commanding.due(holder, given.at());
            if (now.isAfter(due) && !stated.contains(holder.code())) {
                var order = given.order();
                announcer.lock(transaction, List.of(order.subject()));
                byClock.state(
                        transaction,
                        new ByClock.Fact(
                                order.caseId(),
                                order.subject(),
                                new CommandOverdue(order.caseId(), order.id(), order.kind(), holder.code(), due),
                                OVERDUE,
                                order.id() + "/" + holder.code(),
                                due.atOffset(ZoneOffset.UTC)),
                        rules);
            }
        }
    }

    private List<Holder> silent(Connection transaction, Orders.Given given, Rules rules) throws SQLException {
        Map<HolderCode, Orders.Answer> answers =
                orders.answers(transaction, given.order().id());
        var silent = new ArrayList<Holder>();
        for (Holder holder : rules.recipients(given.order().categories())) {
            Orders.@Nullable Answer answer = answers.get(holder.code());
            if (answer == null || !AnsweringOrder.settles(answer.outcome())) {
                silent.add(holder);
            }
        }
        return silent;
    }
}
