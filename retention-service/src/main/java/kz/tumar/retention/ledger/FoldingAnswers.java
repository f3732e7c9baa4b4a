package kz.tumar.retention.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.CategoryCount;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.CommandOutcome;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.fact.DestructionConfirmed;
import kz.tumar.contract.fact.DestructionOverdue;
import kz.tumar.contract.fact.DestructionReplayed;
import kz.tumar.contract.fact.StopAnswered;
import kz.tumar.contract.fact.StopOverdue;
import kz.tumar.retention.decision.Known;
import kz.tumar.retention.ledger.Folding.Folded;

/// Folds in what holders did of what they were told.
final class FoldingAnswers {
    private FoldingAnswers() {}

    static boolean confirmed(Connection transaction, Folded event, DestructionConfirmed confirmed) throws SQLException {
        FoldingOrders.note(transaction, confirmed.orderId(), event);
        Holders.answered(
                transaction,
                confirmed.orderId(),
                CommandKind.DESTROY,
                confirmed.holder(),
                CommandOutcome.DONE,
                event.subject());
        for (CategoryCount count : confirmed.counts()) {
            gone(transaction, event, confirmed.holder(), count.category(), confirmed.doneAt());
        }
        return false;
    }

    static boolean overdue(Connection transaction, Folded event, DestructionOverdue overdue) throws SQLException {
        FoldingOrders.note(transaction, overdue.orderId(), event);
        Holders.overdue(transaction, overdue.orderId(), CommandKind.DESTROY, overdue.holder(), event.subject());
        return false;
    }

    static boolean overdue(Connection transaction, Folded event, StopOverdue overdue) throws SQLException {
        Holders.overdue(transaction, overdue.orderId(), CommandKind.STOP, overdue.holder(), event.subject());
        return false;
    }

    static boolean replayed(Connection transaction, Folded event, DestructionReplayed replayed) throws SQLException {
        FoldingOrders.note(transaction, replayed.orderId(), event);
        return false;
    }

    static boolean answered(Connection transaction, Folded event, StopAnswered answered) throws SQLException {
        Holders.answered(
                transaction,
                answered.orderId(),
                answered.command(),
                answered.holder(),
                answered.outcome(),
                event.subject());
        if (answered.command() == CommandKind.STOP) {
            return false;
        }
        FoldingOrders.note(transaction, answered.orderId(), event);
        if (answered.command() == CommandKind.CANCEL && answered.outcome() == CommandOutcome.TOO_LATE) {
            var order = Orders.find(transaction, answered.orderId()).orElseThrow();
            for (var category : order.categories()) {
                gone(transaction, event, answered.holder(), category, event.at());
            }
        }
        return false;
    }

    private static void gone(Connection transaction, Folded event, HolderCode holder, CategoryCode category, Instant at)
            throws SQLException {
        People.learn(transaction, event.subject(), new Known.Destroyed(holder, category, at, event.id()));
    }
}
