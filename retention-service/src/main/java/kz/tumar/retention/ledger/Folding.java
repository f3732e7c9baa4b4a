package kz.tumar.retention.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Objects;
import kz.tumar.contract.AssessmentTrigger;
import kz.tumar.contract.CategoryCount;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.CommandOutcome;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.Event;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.DestructionCancelled;
import kz.tumar.contract.fact.DestructionCompleted;
import kz.tumar.contract.fact.DestructionConfirmed;
import kz.tumar.contract.fact.DestructionOrdered;
import kz.tumar.contract.fact.DestructionOverdue;
import kz.tumar.contract.fact.DestructionReplayed;
import kz.tumar.contract.fact.DestructionRescheduled;
import kz.tumar.contract.fact.DestructionScheduled;
import kz.tumar.contract.fact.PurposeAchieved;
import kz.tumar.contract.fact.RetainedLocked;
import kz.tumar.contract.fact.RetentionAssessed;
import kz.tumar.contract.fact.RetentionFact;
import kz.tumar.contract.fact.StopAnswered;
import kz.tumar.retention.decision.Destruction;
import kz.tumar.retention.decision.Known;
import kz.tumar.retention.decision.Question;

/// Folds this service's own facts into its rows, live as at a rebuild: nothing is read here but the fact and what
/// earlier facts wrote.
public final class Folding {
    private Folding() {}

    /// Folds one fact in.
    ///
    /// @return whether something is due because of it
    public static boolean fold(Connection transaction, Event<? extends RetentionFact> event) throws SQLException {
        var subject = Objects.requireNonNull(event.subject(), "every fact of retention is about a person");
        return switch (event.data()) {
            case PurposeAchieved achieved -> {
                People.learn(
                        transaction,
                        subject,
                        new Known.Achieved(
                                achieved.purpose(),
                                achieved.achievedOn(),
                                event.time().toInstant(),
                                event.id().value()));
                yield false;
            }
            case RetentionAssessed assessed -> assessed(transaction, subject, event, assessed);
            case RetainedLocked locked -> {
                Agenda.review(
                        transaction,
                        subject,
                        locked.purpose() == null ? "-" : locked.purpose().value(),
                        locked.category().value(),
                        locked.reviewOn());
                yield false;
            }
            case DestructionScheduled scheduled -> scheduled(transaction, subject, event, scheduled);
            case DestructionRescheduled moved -> {
                note(transaction, moved.orderId(), event);
                Rows.update(
                        transaction,
                        "UPDATE destruction SET not_before = ?, due_on = ? WHERE order_id = ?",
                        moved.notBefore(),
                        moved.due(),
                        moved.orderId().value());
                Agenda.due(transaction, moved.orderId(), subject, moved.notBefore());
                yield true;
            }
            case DestructionCancelled cancelled -> {
                note(transaction, cancelled.orderId(), event);
                yield cancelled(transaction, subject, cancelled.orderId());
            }
            case DestructionOrdered ordered -> ordered(transaction, subject, event, ordered);
            case DestructionConfirmed confirmed -> confirmed(transaction, subject, event, confirmed);
            case DestructionOverdue overdue -> {
                note(transaction, overdue.orderId(), event);
                Holders.overdue(transaction, overdue.orderId(), overdue.holder(), subject);
                yield false;
            }
            case DestructionCompleted completed -> {
                note(transaction, completed.orderId(), event);
                Rows.update(
                        transaction,
                        "UPDATE destruction SET state = 'COMPLETED', act_number = ? WHERE order_id = ?",
                        completed.actNumber().value(),
                        completed.orderId().value());
                Agenda.commanded(transaction, completed.orderId(), CommandKind.DESTROY);
                yield false;
            }
            case DestructionReplayed replayed -> {
                note(transaction, replayed.orderId(), event);
                yield false;
            }
            case StopAnswered answered -> answered(transaction, subject, event, answered);
        };
    }

    private static boolean assessed(
            Connection transaction,
            SubjectRef subject,
            Event<? extends RetentionFact> event,
            RetentionAssessed assessed)
            throws SQLException {
        var question = new Question(assessed.purpose(), assessed.trigger()).key();
        Rows.update(
                transaction,
                """
                INSERT INTO assessment (subject, question, assessment_id, content, at) VALUES (?, ?, ?, ?::jsonb, ?)
                ON CONFLICT (subject, question) DO UPDATE
                SET assessment_id = excluded.assessment_id, content = excluded.content, at = excluded.at
                """,
                subject.value(),
                question,
                assessed.assessmentId().value(),
                Rows.json(assessed),
                event.time().toInstant());
        Agenda.reviewed(transaction, subject, question);
        Rows.update(
                transaction,
                """
                INSERT INTO order_fact (order_id, event_id, type, at, content)
                SELECT order_id, ?, ?, ?, ?::jsonb FROM destruction
                WHERE subject = ? AND question = ? AND state = 'SCHEDULED'
                """,
                event.id().value(),
                event.type().value(),
                event.time().toInstant(),
                Rows.json(assessed),
                subject.value(),
                question);
        var purpose = assessed.purpose();
        if (purpose == null || assessed.trigger() != AssessmentTrigger.CONSENT_WITHDRAWN) {
            return false;
        }
        var cause = Objects.requireNonNull(event.causationid());
        var stop = new OrderId(
                DerivedId.from("tumar/order-id/v1", cause.toString(), subject.value(), purpose.value(), "stop"));
        Rows.update(
                transaction,
                """
                INSERT INTO stop_order (order_id, subject, purpose, at, policy_version, correlation, trace)
                VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """,
                stop.value(),
                subject.value(),
                purpose.value(),
                event.time().toInstant(),
                under(event),
                event.correlationid().value(),
                trace(event));
        Agenda.toCommand(transaction, stop, CommandKind.STOP, subject);
        return true;
    }

    private static boolean scheduled(
            Connection transaction,
            SubjectRef subject,
            Event<? extends RetentionFact> event,
            DestructionScheduled scheduled)
            throws SQLException {
        var cause = Objects.requireNonNull(event.causationid());
        Rows.update(
                transaction,
                """
                INSERT INTO destruction (order_id, subject, question, system, state, not_before, due_on, scheduled_at,
                    policy_version, correlation, trace, why)
                SELECT ?, ?, a.question, ?, 'SCHEDULED', ?, ?, ?, ?, ?, ?, a.content FROM assessment a
                WHERE a.subject = ? AND a.assessment_id = ? ON CONFLICT DO NOTHING
                """,
                scheduled.orderId().value(),
                subject.value(),
                cause.source().name(),
                scheduled.notBefore(),
                scheduled.due(),
                event.time().toInstant(),
                under(event),
                event.correlationid().value(),
                trace(event),
                subject.value(),
                scheduled.assessmentId().value());
        note(transaction, scheduled.orderId(), event);
        Agenda.due(transaction, scheduled.orderId(), subject, scheduled.notBefore());
        return true;
    }

    private static boolean cancelled(Connection transaction, SubjectRef subject, OrderId id) throws SQLException {
        return switch (Orders.find(transaction, id).orElseThrow()) {
            case Destruction.Cancelled cancelled -> {
                Rows.update(transaction, "UPDATE destruction SET state = 'CANCELLED' WHERE order_id = ?", id.value());
                Holders.closed(transaction, id);
                Agenda.commanded(transaction, id, CommandKind.DESTROY);
                if (!cancelled.told().isEmpty()) {
                    Agenda.toCommand(transaction, id, CommandKind.CANCEL, subject);
                }
                yield true;
            }
            case Destruction.Scheduled ignored -> false;
            case Destruction.Ordered ignored -> false;
            case Destruction.Completed ignored -> false;
        };
    }

    private static boolean ordered(
            Connection transaction,
            SubjectRef subject,
            Event<? extends RetentionFact> event,
            DestructionOrdered ordered)
            throws SQLException {
        note(transaction, ordered.orderId(), event);
        Rows.update(
                transaction,
                "UPDATE destruction SET state = 'ORDERED', ordered_at = ?, ordered_under = ? WHERE order_id = ?",
                event.time().toInstant(),
                under(event),
                ordered.orderId().value());
        Agenda.notDue(transaction, ordered.orderId());
        for (HolderCode holder : ordered.holders()) {
            Holders.expect(transaction, ordered.orderId(), CommandKind.DESTROY, holder, subject);
        }
        Agenda.toCommand(transaction, ordered.orderId(), CommandKind.DESTROY, subject);
        return true;
    }

    private static boolean confirmed(
            Connection transaction,
            SubjectRef subject,
            Event<? extends RetentionFact> event,
            DestructionConfirmed confirmed)
            throws SQLException {
        note(transaction, confirmed.orderId(), event);
        Holders.answered(
                transaction,
                confirmed.orderId(),
                CommandKind.DESTROY,
                confirmed.holder(),
                CommandOutcome.DONE,
                subject);
        for (CategoryCount count : confirmed.counts()) {
            gone(transaction, subject, confirmed.holder(), count.category(), confirmed.doneAt(), event);
        }
        return false;
    }

    private static boolean answered(
            Connection transaction, SubjectRef subject, Event<? extends RetentionFact> event, StopAnswered answered)
            throws SQLException {
        Holders.answered(
                transaction, answered.orderId(), answered.command(), answered.holder(), answered.outcome(), subject);
        if (answered.command() == CommandKind.STOP) {
            return false;
        }
        note(transaction, answered.orderId(), event);
        if (answered.command() == CommandKind.CANCEL && answered.outcome() == CommandOutcome.TOO_LATE) {
            var order = Orders.find(transaction, answered.orderId()).orElseThrow();
            for (var category : order.categories()) {
                gone(
                        transaction,
                        subject,
                        answered.holder(),
                        category,
                        event.time().toInstant(),
                        event);
            }
        }
        return false;
    }

    private static void gone(
            Connection transaction,
            SubjectRef subject,
            HolderCode holder,
            kz.tumar.contract.CategoryCode category,
            Instant at,
            Event<? extends RetentionFact> event)
            throws SQLException {
        People.learn(
                transaction,
                subject,
                new Known.Destroyed(holder, category, at, event.id().value()));
    }

    private static void note(Connection transaction, OrderId order, Event<? extends RetentionFact> event)
            throws SQLException {
        Rows.update(
                transaction,
                "INSERT INTO order_fact (order_id, event_id, type, at, content) VALUES (?, ?, ?, ?, ?::jsonb)",
                order.value(),
                event.id().value(),
                event.type().value(),
                event.time().toInstant(),
                Rows.json(event.data()));
    }

    private static String under(Event<?> event) {
        return Objects.requireNonNull(event.policyversion(), "every fact names its policy version")
                .value();
    }

    private static @org.jspecify.annotations.Nullable String trace(Event<?> event) {
        return event.traceparent() == null ? null : event.traceparent().value();
    }
}
