package kz.tumar.policy;

import java.time.Duration;
import java.time.Period;
import kz.tumar.policy.calendar.WorkingDays;

/// Figures of operation that are the operator's to choose.
///
/// @param decisionValidity how long a decision may be relied upon
/// @param staleAfter how old a service's knowledge may be before it says no
/// @param claimAhead how far in the future a claim's time may lie
/// @param receiptGap between receipt and recording without a reason
/// @param blockReview until a block is looked at again
/// @param commandRepeat between repetitions of an unanswered command
/// @param backupRetention how long backups live
/// @param familiarisationGrace before strict mode of clause 9.2 suspends access
/// @param blockDecision for deciding about a block, once the person was reminded that documents are missing
/// @param manyBlocks by one person or representative from which on it shows that they are many
/// @param manyBlocksWithin in which time these are counted
public record Limits(
        Duration decisionValidity,
        Duration staleAfter,
        Duration claimAhead,
        WorkingDays receiptGap,
        Period blockReview,
        Duration commandRepeat,
        Period backupRetention,
        WorkingDays familiarisationGrace,
        WorkingDays blockDecision,
        int manyBlocks,
        Period manyBlocksWithin) {}
