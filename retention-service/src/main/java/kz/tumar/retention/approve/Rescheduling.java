package kz.tumar.retention.approve;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.Violation;
import kz.tumar.contract.fact.DestructionRescheduled;
import kz.tumar.delivery.Transactions;
import kz.tumar.retention.announce.Concluding;
import kz.tumar.retention.announce.Concluding.Moment;
import kz.tumar.retention.announce.Concluding.Said;
import kz.tumar.retention.announce.Instruction;
import kz.tumar.retention.decision.Destruction;
import kz.tumar.retention.ledger.Agenda;
import kz.tumar.retention.ledger.Orders;
import kz.tumar.runtime.problem.ProblemException;

/// Moves an order on the schedule to a later day: never nearer, since others decided or approved that day, not into its
/// grace, in which it can still be called off, and not past the last day that a confirmed statute allows.
@ApplicationScoped
public class Rescheduling {
    private final Transactions transactions;
    private final Concluding concluding;

    @Inject
    Rescheduling(Transactions transactions, Concluding concluding) {
        this.transactions = transactions;
        this.concluding = concluding;
    }

    /// Moves an order.
    ///
    /// @throws ProblemException `NOT_FOUND`; `CONFLICT` where it is not on the schedule any more;
    ///     `INVALID_PARAMETER` for a day that is too early or too late; `OWN_DECISION` for whom it is about
    public DestructionRescheduled move(OrderId id, LocalDate day, Instruction by) {
        return transactions.inTransaction(transaction -> {
            var order = find(transaction, id);
            if (!Agenda.keep(transaction, id)) {
                throw new ProblemException(ProblemType.CONFLICT);
            }
            var found = concluding.person(transaction, order.subject());
            by.requireOther(found.person().references());
            if (!(find(transaction, id) instanceof Destruction.Scheduled scheduled)) {
                throw new ProblemException(ProblemType.CONFLICT);
            }
            var moment = concluding.moment();
            var notBefore = notBefore(
                    moment, day, scheduled, Orders.scheduledAt(transaction, id).orElseThrow());
            var moved = new DestructionRescheduled(id, notBefore, day, by.actor());
            concluding.conclude(
                    transaction,
                    moment,
                    by.cause("reschedule", id, day),
                    found,
                    new Said(order.subject(), moved, List.of(), List.of()));
            return moved;
        });
    }

    private static Instant notBefore(
            Moment moment, LocalDate day, Destruction.Scheduled scheduled, Instant scheduledAt) {
        var grace = moment.rules().grace().from(scheduledAt);
        var last = moment.rules().limit().lastDay(scheduledAt);
        if (day.isBefore(grace.due()) || day.isBefore(moment.today())) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER, List.of(new Violation("/day", "minimum", "the end of its grace")));
        }
        if (day.isBefore(scheduled.due())) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER, List.of(new Violation("/day", "minimum", "the day it is due now")));
        }
        if (last.filter(day::isAfter).isPresent()) {
            throw new ProblemException(
                    ProblemType.INVALID_PARAMETER, List.of(new Violation("/day", "maximum", "the statute's last day")));
        }
        var begins = day.atStartOfDay(moment.rules().zone()).toInstant();
        return Stream.of(begins, grace.notBefore(), scheduled.notBefore())
                .max(Instant::compareTo)
                .orElseThrow();
    }

    private static Destruction find(Connection transaction, OrderId id) throws SQLException {
        return Orders.find(transaction, id).orElseThrow(() -> new ProblemException(ProblemType.NOT_FOUND));
    }
}
