package kz.tumar.retention.decision;

import java.util.Optional;
import kz.tumar.contract.OrderId;
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

/// Which order a fact is about.
public final class ConcerningOrder {
    private ConcerningOrder() {}

    /// The order, where the fact is about one.
    public static Optional<OrderId> id(RetentionFact fact) {
        return switch (fact) {
            case DestructionScheduled it -> Optional.of(it.orderId());
            case DestructionRescheduled it -> Optional.of(it.orderId());
            case DestructionCancelled it -> Optional.of(it.orderId());
            case DestructionOrdered it -> Optional.of(it.orderId());
            case DestructionConfirmed it -> Optional.of(it.orderId());
            case DestructionOverdue it -> Optional.of(it.orderId());
            case DestructionCompleted it -> Optional.of(it.orderId());
            case DestructionReplayed it -> Optional.of(it.orderId());
            case StopAnswered it -> Optional.of(it.orderId());
            case StopOverdue it -> Optional.of(it.orderId());
            case DestructionApproved it -> Optional.ofNullable(it.orderId());
            case PurposeAchieved ignored -> Optional.empty();
            case PurposeAchievedRetracted ignored -> Optional.empty();
            case RetentionDecided ignored -> Optional.empty();
            case HoldPlaced ignored -> Optional.empty();
            case HoldReleased ignored -> Optional.empty();
            case DestructionPaused ignored -> Optional.empty();
            case ManifestSubmitted ignored -> Optional.empty();
            case RetentionAssessed ignored -> Optional.empty();
            case RetainedLocked ignored -> Optional.empty();
        };
    }
}
