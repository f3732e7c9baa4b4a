package kz.tumar.request.lookup;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.CommandOutcome;
import kz.tumar.contract.EventId;
import kz.tumar.contract.EventType;
import kz.tumar.contract.PassageCode;
import kz.tumar.contract.fact.ApplicantMatched;
import kz.tumar.contract.fact.BlockAlarmed;
import kz.tumar.contract.fact.BlockReviewDue;
import kz.tumar.contract.fact.BlockWaived;
import kz.tumar.contract.fact.BlockWaiverProposed;
import kz.tumar.contract.fact.CorrectionProposed;
import kz.tumar.contract.fact.FactCorrected;
import kz.tumar.contract.fact.ProcessingBlocked;
import kz.tumar.policy.Approval;
import kz.tumar.policy.ApprovalCode;
import kz.tumar.request.decision.Proposals;
import kz.tumar.request.decision.RequestCase;
import kz.tumar.request.decision.Rules;
import kz.tumar.request.decision.Stated;
import org.jspecify.annotations.Nullable;

/// The parts of a case's view that tell of its block, of what waits for a second person, and of its facts.
final class CaseLife {
    private CaseLife() {}

    static CaseView.@Nullable Block block(RequestCase request, @Nullable List<CaseView.OrderView> orders) {
        Optional<ProcessingBlocked> block = request.standingBlock().or(() -> request.last(ProcessingBlocked.class));
        return block.map(one -> new CaseView.Block(
                        one.blockId(),
                        request.standingBlock().isPresent(),
                        one.categories(),
                        one.reviewOn(),
                        request.last(BlockReviewDue.class)
                                .map(BlockReviewDue::decideBy)
                                .orElse(null),
                        passes(request, one),
                        request.all(BlockAlarmed.class).stream()
                                .map(alarm ->
                                        new CaseView.Alarm(alarm.system(), alarm.alarm(), alarm.purpose(), alarm.at()))
                                .toList(),
                        secondsToBlock(request),
                        orders == null ? null : secondsToAcknowledge(one, orders)))
                .orElse(null);
    }

    private static List<PassageCode> passes(RequestCase request, ProcessingBlocked block) {
        return request.all(BlockWaived.class).stream()
                .filter(waived -> waived.blockId().equals(block.blockId()))
                .flatMap(waived -> waived.passages().stream())
                .distinct()
                .toList();
    }

    private static @Nullable Long secondsToBlock(RequestCase request) {
        Instant blocked = Boolean.TRUE.equals(request.filed().unmatched())
                ? request.all(ApplicantMatched.class).stream()
                        .findFirst()
                        .map(ApplicantMatched::matchedAt)
                        .orElse(null)
                : request.filedAt();
        return blocked == null
                ? null
                : Math.max(
                        0,
                        Duration.between(request.filed().receivedAt(), blocked).toSeconds());
    }

    /// From the order to the last confirmation of it, over every reference of the person.
    private static @Nullable Long secondsToAcknowledge(ProcessingBlocked block, List<CaseView.OrderView> orders) {
        Instant first = null;
        Instant last = null;
        for (CaseView.OrderView order : orders) {
            if (order.command() != CommandKind.BLOCK || !block.blockId().equals(order.blockId())) {
                continue;
            }
            first = first == null || order.orderedAt().isBefore(first) ? order.orderedAt() : first;
            for (CaseView.HolderView holder : order.holders()) {
                Instant at = holder.answeredAt();
                if (holder.outcome() != CommandOutcome.DONE || at == null) {
                    return null;
                }
                last = last == null || at.isAfter(last) ? at : last;
            }
        }
        return first == null || last == null
                ? null
                : Math.max(0, Duration.between(first, last).toSeconds());
    }

    static List<CaseView.Proposal> proposals(RequestCase request, Instant now, Rules rules) {
        var waiting = new ArrayList<CaseView.Proposal>();
        for (Stated stated : Proposals.waiting(request)) {
            EventId id = stated.id();
            if (id != null && stated.fact() instanceof CorrectionProposed asked) {
                waiting.add(new CaseView.Proposal(
                        id,
                        "CORRECTION",
                        asked.reason(),
                        stated.at(),
                        late("fact.correction", stated.at(), now, rules)));
            } else if (id != null && stated.fact() instanceof BlockWaiverProposed asked) {
                waiting.add(new CaseView.Proposal(
                        id,
                        "BLOCK_WAIVER",
                        asked.reason(),
                        stated.at(),
                        late("block.waiver", stated.at(), now, rules)));
            }
        }
        return waiting;
    }

    /// Late approvals escalate; none approves itself.
    private static boolean late(String approval, Instant asked, Instant now, Rules rules) {
        return rules.policy()
                .approval(new ApprovalCode(approval))
                .map(Approval::escalateAfter)
                .filter(after -> now.isAfter(asked.plus(after)))
                .isPresent();
    }

    static List<CaseView.FactView> facts(RequestCase request) {
        Set<EventId> corrected = new HashSet<>();
        request.all(FactCorrected.class).forEach(one -> corrected.add(one.corrects()));
        return request.history().stream()
                .filter(stated -> stated.id() != null)
                .map(stated -> {
                    EventId id = Objects.requireNonNull(stated.id());
                    return new CaseView.FactView(
                            id, EventType.of(stated.fact().getClass()).name(), stated.at(), corrected.contains(id));
                })
                .toList();
    }

    static boolean provisional(RequestCase request, Rules rules) {
        LocalDate last =
                request.policyDue().isAfter(request.statutoryDue()) ? request.policyDue() : request.statutoryDue();
        LocalDate from =
                LocalDate.ofInstant(request.clockStart(), rules.calendar().zone());
        return rules.calendar().isProvisional(from.isAfter(last) ? last : from, last);
    }
}
