package kz.tumar.retention.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import java.util.Set;
import kz.tumar.contract.AssessmentTrigger;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.PurposeCode;
import kz.tumar.contract.RetentionOutcome;
import kz.tumar.contract.fact.HoldPlaced;
import kz.tumar.contract.fact.HoldReleased;
import kz.tumar.contract.fact.PurposeAchieved;
import kz.tumar.contract.fact.PurposeAchievedRetracted;
import kz.tumar.contract.fact.RetainedLocked;
import kz.tumar.contract.fact.RetentionAssessed;
import kz.tumar.contract.fact.RetentionDecided;
import kz.tumar.retention.decision.Known;
import kz.tumar.retention.decision.Question;
import kz.tumar.retention.ledger.Folding.Folded;
import org.jspecify.annotations.Nullable;

/// Folds in what our own facts say of persons: what was achieved, assessed, decided and held.
final class FoldingPersons {
    private static final Set<AssessmentTrigger> STOPPING = Set.of(
            AssessmentTrigger.CONSENT_WITHDRAWN,
            AssessmentTrigger.CONSENT_EXPIRED,
            AssessmentTrigger.POLICY_CHANGED,
            AssessmentTrigger.SUBJECT_DECEASED);

    private FoldingPersons() {}

    static boolean achieved(Connection transaction, Folded event, PurposeAchieved achieved) throws SQLException {
        var claim = event.cause().id().value();
        People.learn(
                transaction,
                event.subject(),
                new Known.Achieved(achieved.purpose(), achieved.system(), achieved.achievedOn(), event.at(), claim));
        return false;
    }

    static boolean retracted(Connection transaction, Folded event, PurposeAchievedRetracted retracted)
            throws SQLException {
        People.learn(
                transaction,
                event.subject(),
                new Known.Retracted(
                        retracted.purpose(),
                        retracted.system(),
                        retracted.claimId().value(),
                        event.at(),
                        event.id()));
        return false;
    }

    /// One statement does it all: assessments are what floods bring.
    static boolean assessed(Connection transaction, Folded event, RetentionAssessed assessed) throws SQLException {
        var question = new Question(assessed.purpose(), assessed.trigger()).key();
        var content = event.content();
        Rows.update(
                transaction,
                """
                WITH written AS (
                    INSERT INTO assessment (subject, question, assessment_id, content, at, undecided)
                    VALUES (?, ?, ?, ?::jsonb, ?, ?)
                    ON CONFLICT (subject, question) DO UPDATE
                    SET assessment_id = excluded.assessment_id, content = excluded.content, at = excluded.at,
                        undecided = excluded.undecided
                ), struck AS (
                    DELETE FROM review WHERE subject = ? AND question = ?
                )
                INSERT INTO order_fact (order_id, event_id, type, at, content)
                SELECT order_id, ?, ?, ?, ?::jsonb FROM destruction
                WHERE subject = ? AND question = ? AND state = 'SCHEDULED'
                """,
                event.subject().value(),
                question,
                assessed.assessmentId().value(),
                content,
                event.at(),
                assessed.categories().stream().anyMatch(line -> line.outcome() == RetentionOutcome.DECIDE),
                event.subject().value(),
                question,
                event.id(),
                event.event().type().value(),
                event.at(),
                content,
                event.subject().value(),
                question);
        var purpose = assessed.purpose();
        return purpose != null && STOPPING.contains(assessed.trigger()) && stopped(transaction, event, purpose);
    }

    private static boolean stopped(Connection transaction, Folded event, PurposeCode purpose) throws SQLException {
        var stop = new OrderId(DerivedId.from(
                "tumar/order-id/v1", event.cause().toString(), event.subject().value(), purpose.value(), "stop"));
        Rows.update(
                transaction,
                """
                WITH made AS (
                    INSERT INTO stop_order (order_id, subject, purpose, at, policy_version, correlation, trace)
                    VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                )
                INSERT INTO command_due (order_id, command, subject) VALUES (?, ?, ?) ON CONFLICT DO NOTHING
                """,
                stop.value(),
                event.subject().value(),
                purpose.value(),
                event.at(),
                event.under(),
                event.event().correlationid().value(),
                event.trace(),
                stop.value(),
                CommandKind.STOP.name(),
                event.subject().value());
        return true;
    }

    static boolean locked(Connection transaction, Folded event, RetainedLocked locked) throws SQLException {
        Agenda.review(
                transaction,
                event.subject(),
                key(locked.purpose()),
                locked.category().value(),
                locked.reviewOn());
        return false;
    }

    static boolean decided(Connection transaction, Folded event, RetentionDecided decided) throws SQLException {
        var officer = Objects.requireNonNull(decided.actor().officer(), "only a person decides");
        Decisions.by(transaction, event.subject(), key(decided.purpose()), decided.category(), officer);
        if (decided.last()) {
            Decisions.settled(transaction, decided.decisionId());
            People.learn(
                    transaction,
                    event.subject(),
                    new Known.Decided(
                            key(decided.purpose()),
                            decided.category(),
                            decided.outcome(),
                            decided.on(),
                            decided.ground(),
                            decided.article(),
                            event.at(),
                            event.id()));
        } else {
            Decisions.proposed(transaction, event.subject(), decided, officer, event.at());
        }
        return false;
    }

    static boolean held(Connection transaction, Folded event, HoldPlaced hold) throws SQLException {
        People.learn(
                transaction,
                event.subject(),
                new Known.OnHold(hold.holdId(), hold.categories(), hold.reviewOn(), event.at(), event.id()));
        Rows.update(
                transaction,
                """
                INSERT INTO hold (hold_id, subject, number, reason, categories, owner, review_on, placed_at)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING
                """,
                hold.holdId().value(),
                event.subject().value(),
                hold.number().value(),
                hold.reason().value(),
                hold.categories().stream().map(CategoryCode::value).toArray(String[]::new),
                hold.owner().value(),
                hold.reviewOn(),
                event.at());
        return false;
    }

    static boolean released(Connection transaction, Folded event, HoldReleased released) throws SQLException {
        People.learn(transaction, event.subject(), new Known.HoldEnded(released.holdId(), event.at(), event.id()));
        Rows.update(
                transaction,
                "UPDATE hold SET released_at = ? WHERE hold_id = ? AND subject = ?",
                event.at(),
                released.holdId().value(),
                event.subject().value());
        return false;
    }

    private static String key(@Nullable PurposeCode purpose) {
        return purpose == null ? "-" : purpose.value();
    }
}
