package kz.tumar.request.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.tumar.contract.Actor;
import kz.tumar.contract.BlockId;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.DerivedId;
import kz.tumar.contract.EventId;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.Violation;
import kz.tumar.contract.fact.BlockWaived;
import kz.tumar.contract.fact.BlockWaiverProposed;
import kz.tumar.contract.fact.ProcessingBlocked;
import kz.tumar.contract.fact.ProcessingUnblocked;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.policy.ReasonKind;

/// A block is narrowed, lifted, or lets some kinds of processing pass, when two persons find so (clause
/// 8.2; law.md part F, 2). What only one asked for changes nothing.
final class Waiving {
    /// Why a block ended: it was waived, or another of a narrower scope stands in its place.
    static final ReasonCode WAIVED = new ReasonCode("waived");

    private static final String APPROVAL = "block.waiver";

    private Waiving() {}

    static Verdict propose(RequestCase state, CaseAction.ProposeWaiver asked, Actor actor, Rules rules) {
        Optional<ProcessingBlocked> block = state.standingBlock();
        if (block.isEmpty()) {
            return Verdict.Rejected.conflict("a block that stands");
        }
        List<Violation> wrong = violations(block.get(), asked, rules);
        if (!wrong.isEmpty()) {
            return new Verdict.Rejected(ProblemType.UNKNOWN_CODE, wrong);
        }
        return Verdict.Stated.of(new BlockWaiverProposed(
                block.get().blockId(),
                state.id(),
                asked.whose(),
                asked.reason(),
                asked.passages(),
                asked.keeps(),
                actor));
    }

    private static List<Violation> violations(ProcessingBlocked block, CaseAction.ProposeWaiver asked, Rules rules) {
        var wrong = new ArrayList<Violation>();
        if (!rules.gives(ReasonKind.BLOCK_WAIVER, asked.reason())) {
            wrong.add(new Violation("/reason", "code", "a reason of the policy for this"));
        }
        for (int i = 0; i < asked.passages().size(); i++) {
            if (!rules.passesBlock(asked.passages().get(i))) {
                wrong.add(new Violation("/passages/" + i, "code", "a kind of processing that the policy lets pass"));
            }
        }
        for (int i = 0; i < asked.keeps().size(); i++) {
            if (!rules.knows(asked.keeps().get(i))) {
                wrong.add(new Violation("/keeps/" + i, "code", "a category of data of the policy"));
            } else if (!block.categories().isEmpty()
                    && !block.categories().contains(asked.keeps().get(i))) {
                wrong.add(new Violation("/keeps/" + i, "scope", "a category that is blocked: a waiver widens nothing"));
            }
        }
        if (!asked.passages().isEmpty() && !asked.keeps().isEmpty()) {
            wrong.add(new Violation("/keeps", "absent", "nothing where kinds of processing are to pass"));
        }
        if (asked.passages().isEmpty()
                && asked.whose() == null
                && asked.reason().value().endsWith("-interests")) {
            wrong.add(new Violation("/whose", "required", "whose rights the block would harm"));
        }
        return wrong;
    }

    static Verdict approve(RequestCase state, CaseAction.ApproveWaiver approval, Actor actor, Rules rules) {
        Optional<BlockWaiverProposed> asked = proposal(state, approval.proposal());
        Optional<ProcessingBlocked> block = state.standingBlock();
        if (asked.isEmpty()
                || block.isEmpty()
                || !block.get().blockId().equals(asked.get().blockId())
                || approved(state, asked.get())) {
            return Verdict.Rejected.conflict("a proposal about a block that stands, not approved yet");
        }
        if (!rules.mayApprove(APPROVAL, actor)) {
            return Verdict.Rejected.because(ProblemType.FORBIDDEN);
        }
        BlockWaiverProposed proposed = asked.get();
        if (TwoPersons.same(proposed.actor(), actor)) {
            return Verdict.Rejected.because(ProblemType.OWN_DECISION);
        }
        if (!proposed.passages().isEmpty() && approval.order() == null) {
            return Verdict.Rejected.at(
                    ProblemType.INVALID_PARAMETER, "/order", "required", "the number of the order that approves it");
        }
        return new Verdict.Stated(facts(state, block.get(), proposed, approval, actor));
    }

    private static List<RequestFact> facts(
            RequestCase state,
            ProcessingBlocked block,
            BlockWaiverProposed proposed,
            CaseAction.ApproveWaiver approval,
            Actor actor) {
        var facts = new ArrayList<RequestFact>();
        facts.add(new BlockWaived(
                proposed.blockId(),
                state.id(),
                proposed.whose(),
                proposed.reason(),
                proposed.passages(),
                proposed.keeps(),
                approval.order(),
                proposed.actor(),
                actor));
        if (proposed.passages().isEmpty()) {
            if (!proposed.keeps().isEmpty()) {
                BlockId next = nextBlock(state);
                facts.add(new ProcessingBlocked(next, state.id(), state.kind(), proposed.keeps(), block.reviewOn()));
                state.all(BlockWaived.class).stream()
                        .filter(waived -> waived.blockId().equals(block.blockId())
                                && !waived.passages().isEmpty())
                        .map(waived -> carried(waived, next))
                        .forEach(facts::add);
            }
            facts.add(new ProcessingUnblocked(block.blockId(), state.id(), WAIVED, actor));
        }
        return facts;
    }

    /// What was let pass under a block passes under the narrower one too.
    private static BlockWaived carried(BlockWaived waived, BlockId next) {
        return new BlockWaived(
                next,
                waived.caseId(),
                waived.whose(),
                waived.reason(),
                waived.passages(),
                waived.keeps(),
                waived.order(),
                waived.proposedBy(),
                waived.approvedBy());
    }

    /// The block that a refusal lifted, set again when the refusal turns out not to have reached the person.
    static Optional<ProcessingBlocked> again(RequestCase state) {
        return !FilingRequest.blocks(state.kind()) || state.standingBlock().isPresent()
                ? Optional.empty()
                : state.last(ProcessingBlocked.class)
                        .map(before -> new ProcessingBlocked(
                                nextBlock(state), state.id(), state.kind(), before.categories(), before.reviewOn()));
    }

    /// The id of the next block of a case that began with one.
    static BlockId nextBlock(RequestCase state) {
        CaseId id = state.id();
        int blocks = state.all(ProcessingBlocked.class).size();
        return new BlockId(DerivedId.from("tumar/block-id/v1", id.toString(), Integer.toString(blocks)));
    }

    private static Optional<BlockWaiverProposed> proposal(RequestCase state, EventId id) {
        return state.later().stream()
                .filter(stated -> id.equals(stated.id()))
                .map(Stated::fact)
                .filter(BlockWaiverProposed.class::isInstance)
                .map(BlockWaiverProposed.class::cast)
                .findFirst();
    }

    /// Whether this was agreed to already.
    static boolean approved(RequestCase state, BlockWaiverProposed asked) {
        return state.all(BlockWaived.class).stream()
                .anyMatch(waived -> waived.blockId().equals(asked.blockId())
                        && waived.reason().equals(asked.reason())
                        && waived.passages().equals(asked.passages())
                        && waived.keeps().equals(asked.keeps()));
    }
}
