package kz.tumar.retention.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.fact.DestructionApproved;
import kz.tumar.contract.fact.DestructionCancelled;
import kz.tumar.contract.fact.DestructionCompleted;
import kz.tumar.contract.fact.DestructionOrdered;
import kz.tumar.contract.fact.DestructionRescheduled;
import kz.tumar.contract.fact.DestructionScheduled;
import kz.tumar.retention.decision.Destruction;
import kz.tumar.retention.ledger.Folding.Folded;

/// Folds in how orders move, from schedule to act.
final class FoldingOrders {
    private FoldingOrders() {}

    /// One statement does it all: schedules are what floods bring. A claim that came in a manifest is its
    /// system's, though we made it count: it is known by then under one of the person's references.
    static boolean scheduled(Connection transaction, Folded event, DestructionScheduled scheduled) throws SQLException {
        var order = scheduled.orderId().value();
        var subject = event.subject().value();
        Rows.update(
                transaction,
                """
                WITH made AS (
                    INSERT INTO destruction (order_id, subject, question, system, state, not_before, due_on,
                        scheduled_at, policy_version, correlation, trace, why)
                    SELECT ?, ?, a.question, coalesce(
                        (SELECT k.content ->> 'system' FROM known k WHERE k.kind = 'Achieved' AND k.id = ?
                            AND k.subject IN (SELECT ? UNION ALL SELECT other FROM link WHERE subject = ? AND linked)
                            LIMIT 1),
                        ?), 'SCHEDULED', ?, ?, ?, ?, ?, ?, a.content FROM assessment a
                    WHERE a.subject = ? AND a.assessment_id = ? ON CONFLICT DO NOTHING
                ), noted AS (
                    INSERT INTO order_fact (order_id, event_id, type, at, content) VALUES (?, ?, ?, ?, ?::jsonb)
                )
                INSERT INTO destruction_due (order_id, subject, not_before) VALUES (?, ?, ?)
                ON CONFLICT (order_id) DO UPDATE SET not_before = excluded.not_before
                """,
                order,
                subject,
                event.cause().id().toString(),
                subject,
                subject,
                event.cause().source().name(),
                scheduled.notBefore(),
                scheduled.due(),
                event.at(),
                event.under(),
                event.event().correlationid().value(),
                event.trace(),
                subject,
                scheduled.assessmentId().value(),
                order,
                event.id(),
                event.event().type().value(),
                event.at(),
                event.content(),
                order,
                subject,
                scheduled.notBefore());
        return true;
    }

    static boolean moved(Connection transaction, Folded event, DestructionRescheduled moved) throws SQLException {
        note(transaction, moved.orderId(), event);
        Rows.update(
                transaction,
                "UPDATE destruction SET not_before = ?, due_on = ? WHERE order_id = ?",
                moved.notBefore(),
                moved.due(),
                moved.orderId().value());
        Agenda.due(transaction, moved.orderId(), event.subject(), moved.notBefore());
        return true;
    }

    static boolean approved(Connection transaction, Folded event, DestructionApproved approved) throws SQLException {
        var order = Objects.requireNonNull(approved.orderId(), "what releases a brake is about nobody");
        note(transaction, order, event);
        Approvals.given(transaction, order, approved);
        return approved.last();
    }

    static boolean cancelled(Connection transaction, Folded event, DestructionCancelled off) throws SQLException {
        note(transaction, off.orderId(), event);
        return switch (Orders.find(transaction, off.orderId()).orElseThrow()) {
            case Destruction.Cancelled cancelled -> {
                var id = cancelled.id();
                Rows.update(transaction, "UPDATE destruction SET state = 'CANCELLED' WHERE order_id = ?", id.value());
                Holders.closed(transaction, id);
                Agenda.commanded(transaction, List.of(id), CommandKind.DESTROY);
                if (!cancelled.told().isEmpty()) {
                    Agenda.toCommand(transaction, id, CommandKind.CANCEL, event.subject());
                }
                yield true;
            }
            case Destruction.Scheduled ignored -> false;
            case Destruction.Ordered ignored -> false;
            case Destruction.Completed ignored -> false;
        };
    }

    /// One statement does it all: many fall due together. What came before the brake was last released was approved
    /// with it, and no brake counts it again.
    static boolean ordered(Connection transaction, Folded event, DestructionOrdered ordered) throws SQLException {
        var order = ordered.orderId().value();
        var subject = event.subject().value();
        Rows.update(
                transaction,
                """
                WITH noted AS (
                    INSERT INTO order_fact (order_id, event_id, type, at, content) VALUES (?, ?, ?, ?, ?::jsonb)
                ), moved AS (
                    UPDATE destruction SET state = 'ORDERED', ordered_at = ?, ordered_under = ?,
                        counted = arrived_at > coalesce((SELECT released_at FROM brake), '-infinity')
                    WHERE order_id = ?
                ), off AS (
                    DELETE FROM destruction_due WHERE order_id = ?
                ), expected AS (
                    INSERT INTO holder_order (order_id, command, holder, subject, state)
                    SELECT ?, 'DESTROY', holder, ?, 'EXPECTED' FROM unnest(?::text[]) AS holder
                    ON CONFLICT DO NOTHING
                )
                INSERT INTO command_due (order_id, command, subject) VALUES (?, 'DESTROY', ?) ON CONFLICT DO NOTHING
                """,
                order,
                event.id(),
                event.event().type().value(),
                event.at(),
                event.content(),
                event.at(),
                event.under(),
                order,
                order,
                order,
                subject,
                ordered.holders().stream().map(HolderCode::value).toArray(String[]::new),
                order,
                subject);
        return true;
    }

    static boolean completed(Connection transaction, Folded event, DestructionCompleted completed) throws SQLException {
        note(transaction, completed.orderId(), event);
        Rows.update(
                transaction,
                "UPDATE destruction SET state = 'COMPLETED', act_number = ? WHERE order_id = ?",
                completed.actNumber().value(),
                completed.orderId().value());
        Agenda.commanded(transaction, List.of(completed.orderId()), CommandKind.DESTROY);
        return false;
    }

    static void note(Connection transaction, OrderId order, Folded event) throws SQLException {
        Rows.update(
                transaction,
                "INSERT INTO order_fact (order_id, event_id, type, at, content) VALUES (?, ?, ?, ?, ?::jsonb)",
                order.value(),
                event.id(),
                event.event().type().value(),
                event.at(),
                event.content());
    }
}
