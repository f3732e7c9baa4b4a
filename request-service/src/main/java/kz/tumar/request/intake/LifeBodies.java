package kz.tumar.request.intake;

import static kz.tumar.request.intake.Bodies.required;

import java.time.Instant;
import java.util.List;
import kz.tumar.contract.ActedBy;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ChannelCode;
import kz.tumar.contract.CorrectionKind;
import kz.tumar.contract.EventId;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.PassageCode;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RightsAtStake;
import kz.tumar.contract.SubjectRef;
import kz.tumar.contract.Violation;
import org.jspecify.annotations.Nullable;

/// What comes in about a case's later life: demands upheld, requests taken back, blocks waived, mistakes corrected,
/// breaches. Each says at once everything that it lacks.
final class LifeBodies {
    private LifeBodies() {}

    /// What is upheld; no categories: what was demanded.
    record Uphold(@Nullable List<CategoryCode> categories) implements Bodies.Checked {
        @Override
        public List<Violation> lacking() {
            return List.of();
        }
    }

    /// The request itself is taken back; without `withdrawnAt` just now.
    record Withdrawal(
            @Nullable ChannelCode channel,
            @Nullable ActedBy actedBy,
            @Nullable Instant withdrawnAt) implements Bodies.Checked {
        @Override
        public List<Violation> lacking() {
            return required("/channel", channel);
        }
    }

    /// What was sent came back; without `failedAt` just now.
    record FailedDelivery(
            @Nullable Instant failedAt, @Nullable ReasonCode reason) implements Bodies.Checked {
        @Override
        public List<Violation> lacking() {
            return required("/reason", reason);
        }
    }

    /// Why a block ends by hand.
    record Unblocking(@Nullable ReasonCode reason) implements Bodies.Checked {
        @Override
        public List<Violation> lacking() {
            return required("/reason", reason);
        }
    }

    /// What is asked about a block.
    record Waiver(
            @Nullable RightsAtStake whose,
            @Nullable ReasonCode reason,
            @Nullable List<PassageCode> passages,
            @Nullable List<CategoryCode> keeps)
            implements Bodies.Checked {
        @Override
        public List<Violation> lacking() {
            return required("/reason", reason);
        }
    }

    /// The order that approves a waiver, where it needs one.
    record WaiverApproval(@Nullable Numbered order) implements Bodies.Checked {
        @Override
        public List<Violation> lacking() {
            return List.of();
        }
    }

    /// What is wrong with a fact.
    record Correction(
            @Nullable EventId fact,
            @Nullable CorrectionKind change,
            @Nullable Instant at,
            @Nullable SubjectRef subject,
            @Nullable ReasonCode reason)
            implements Bodies.Checked {
        @Override
        public List<Violation> lacking() {
            return required("/fact", fact, "/change", change, "/reason", reason);
        }
    }

    /// A breach; without `discoveredAt` it was discovered just now.
    record NewBreach(
            @Nullable ReasonCode nature,
            @Nullable Instant discoveredAt,
            @Nullable List<SubjectRef> subjects,
            @Nullable List<CategoryCode> categories,
            @Nullable CaseId origin)
            implements Bodies.Checked {
        @Override
        public List<Violation> lacking() {
            return required("/nature", nature);
        }
    }

    /// What the authority was told; without `notifiedAt` just now.
    record BreachNotice(
            @Nullable Numbered letter,
            @Nullable List<ReasonCode> measures,
            @Nullable Instant notifiedAt) implements Bodies.Checked {
        @Override
        public List<Violation> lacking() {
            return required("/measures", measures);
        }
    }
}
