package kz.tumar.retention.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import kz.tumar.contract.Event;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.fact.DestructionApproved;
import kz.tumar.contract.fact.DestructionCancelled;
import kz.tumar.contract.fact.DestructionCompleted;
import kz.tumar.contract.fact.DestructionConfirmed;
import kz.tumar.contract.fact.DestructionOrdered;
import kz.tumar.contract.fact.DestructionOverdue;
import kz.tumar.contract.fact.DestructionPaused;
import kz.tumar.contract.fact.DestructionReplayed;
import kz.tumar.contract.fact.DestructionRescheduled;
import kz.tumar.contract.fact.DestructionScheduled;
import kz.tumar.contract.fact.HoldPlaced;
import kz.tumar.contract.fact.HoldReleased;
import kz.tumar.contract.fact.ManifestSubmitted;
import kz.tumar.contract.fact.PurposeAchieved;
import kz.tumar.contract.fact.PurposeAchievedRetracted;
import kz.tumar.contract.fact.RetainedLocked;
import kz.tumar.contract.fact.RetentionAssessed;
import kz.tumar.contract.fact.RetentionDecided;
import kz.tumar.contract.fact.RetentionFact;
import kz.tumar.contract.fact.StopAnswered;
import kz.tumar.contract.fact.StopOverdue;

/// Folds this service's own facts into its rows, live as at a rebuild: nothing is read here but the fact and what
/// earlier facts wrote.
public final class Folding {
    private Folding() {}

    /// Folds one fact in.
    ///
    /// @return whether something is due because of it
    public static boolean fold(Connection transaction, Event<? extends RetentionFact> event) throws SQLException {
        var at = event.time().toInstant();
        return switch (event.data()) {
            case DestructionPaused paused -> {
                Brakes.paused(transaction, paused, at);
                yield false;
            }
            case DestructionApproved approved
            when approved.manifest() != null -> Manifests.approved(transaction, approved);
            case ManifestSubmitted submitted -> Manifests.submitted(transaction, submitted, at);
            case DestructionApproved approved
            when approved.orderId() == null -> Brakes.approved(transaction, approved, at);
            case RetentionFact fact -> fold(transaction, fact, Folded.of(event));
        };
    }

    private static boolean fold(Connection transaction, RetentionFact fact, Folded event) throws SQLException {
        return switch (fact) {
            case PurposeAchieved it -> FoldingPersons.achieved(transaction, event, it);
            case PurposeAchievedRetracted it -> FoldingPersons.retracted(transaction, event, it);
            case RetentionAssessed it -> FoldingPersons.assessed(transaction, event, it);
            case RetainedLocked it -> FoldingPersons.locked(transaction, event, it);
            case RetentionDecided it -> FoldingPersons.decided(transaction, event, it);
            case HoldPlaced it -> FoldingPersons.held(transaction, event, it);
            case HoldReleased it -> FoldingPersons.released(transaction, event, it);
            case DestructionScheduled it -> FoldingOrders.scheduled(transaction, event, it);
            case DestructionRescheduled it -> FoldingOrders.moved(transaction, event, it);
            case DestructionCancelled it -> FoldingOrders.cancelled(transaction, event, it);
            case DestructionApproved it -> FoldingOrders.approved(transaction, event, it);
            case DestructionOrdered it -> FoldingOrders.ordered(transaction, event, it);
            case DestructionConfirmed it -> FoldingAnswers.confirmed(transaction, event, it);
            case DestructionOverdue it -> FoldingAnswers.overdue(transaction, event, it);
            case DestructionCompleted it -> FoldingOrders.completed(transaction, event, it);
            case DestructionReplayed it -> FoldingAnswers.replayed(transaction, event, it);
            case StopAnswered it -> FoldingAnswers.answered(transaction, event, it);
            case StopOverdue it -> FoldingAnswers.overdue(transaction, event, it);
            case ManifestSubmitted ignored -> throw new IllegalArgumentException("a manifest is about nobody");
            case DestructionPaused ignored -> throw new IllegalArgumentException("a pause is about nobody");
        };
    }

    /// A fact about a person, with what of its envelope is kept.
    record Folded(Event<? extends RetentionFact> event, SubjectRef subject) {
        static Folded of(Event<? extends RetentionFact> event) {
            return new Folded(
                    event, Objects.requireNonNull(event.subject(), "only brakes and manifests are about nobody"));
        }

        java.time.Instant at() {
            return event.time().toInstant();
        }

        java.util.UUID id() {
            return event.id().value();
        }

        kz.tumar.contract.Cause cause() {
            return Objects.requireNonNull(event.causationid(), "every fact names its cause");
        }

        String under() {
            return Objects.requireNonNull(event.policyversion(), "every fact names its policy version")
                    .value();
        }

        @org.jspecify.annotations.Nullable
        String trace() {
            return event.traceparent() == null ? null : event.traceparent().value();
        }

        String content() {
            return Rows.json(event.data());
        }
    }
}
