package kz.tumar.contract.fact;

/// What retention-service states for ever.
public sealed interface RetentionFact extends Fact
        permits PurposeAchieved,
                RetentionAssessed,
                DestructionScheduled,
                DestructionRescheduled,
                DestructionCancelled,
                RetainedLocked,
                DestructionOrdered,
                DestructionConfirmed,
                DestructionOverdue,
                DestructionCompleted,
                DestructionReplayed,
                StopAnswered {}
