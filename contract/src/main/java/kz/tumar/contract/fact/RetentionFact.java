package kz.tumar.contract.fact;

/// What retention-service states for ever.
public sealed interface RetentionFact extends Fact
        permits PurposeAchieved,
                PurposeAchievedRetracted,
                ManifestSubmitted,
                RetentionAssessed,
                DestructionScheduled,
                DestructionRescheduled,
                DestructionCancelled,
                RetainedLocked,
                RetentionDecided,
                HoldPlaced,
                HoldReleased,
                DestructionApproved,
                DestructionPaused,
                DestructionOrdered,
                DestructionConfirmed,
                DestructionOverdue,
                DestructionCompleted,
                DestructionReplayed,
                StopAnswered,
                StopOverdue {}
