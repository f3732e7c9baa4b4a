package kz.tumar.request.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.Violation;
import kz.tumar.contract.fact.DataRectified;
import kz.tumar.contract.fact.DeliveryFailed;
import kz.tumar.contract.fact.ProcessingUnblocked;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.RequestRefused;
import kz.tumar.contract.fact.RequestUpheld;
import kz.tumar.contract.fact.RequestWithdrawn;
import kz.tumar.policy.ReasonKind;

/// What follows when a demand is upheld, taken back, or what was sent comes back.
final class Demanding {
    /// Why a block ended: the person took the request back.
    static final ReasonCode WITHDRAWN = new ReasonCode("withdrawn");

    private Demanding() {}

    /// A block that was demanded stays, and nothing is lifted by closing the case; what is to be
    /// destroyed is assessed by retention-service while the block stands.
    static Verdict uphold(RequestCase open, List<CategoryCode> named, Actor actor, Rules rules) {
        boolean demand = switch (open.kind()) {
            case BLOCKING, DESTRUCTION, OBJECTION -> true;
            case ACCESS, RECTIFICATION, UNLAWFUL_PROCESSING, WITHDRAWAL -> false;
        };
        if (!demand || open.resolved()) {
            return Verdict.Rejected.conflict("an undecided demand to block or destroy, or an objection");
        }
        var wrong = new ArrayList<Violation>();
        for (int i = 0; i < named.size(); i++) {
            if (!rules.knows(named.get(i))) {
                wrong.add(new Violation("/categories/" + i, "code", "a category of data of the policy"));
            }
        }
        if (!wrong.isEmpty()) {
            return new Verdict.Rejected(ProblemType.UNKNOWN_CATEGORY, wrong);
        }
        List<CategoryCode> categories =
                named.isEmpty() && open.filed().categories() instanceof List<CategoryCode> asked ? asked : named;
        return Verdict.Stated.of(new RequestUpheld(open.id(), open.kind(), categories, actor));
    }

    /// What was decided already stays decided; a block that only the request called for ends with it.
    static Verdict takeBack(RequestCase open, CaseAction.TakeBack takeBack, Actor actor, Instant now, Rules rules) {
        if (open.resolved() || open.has(DataRectified.class)) {
            return Verdict.Rejected.conflict("an undecided request");
        }
        if (open.kind() == RequestKind.WITHDRAWAL) {
            return Verdict.Rejected.conflict("a request that takes no effect by itself");
        }
        if (!rules.knows(takeBack.channel())) {
            return Verdict.Rejected.at(ProblemType.UNKNOWN_CODE, "/channel", "code", "a channel of the policy");
        }
        if (before(open, takeBack.withdrawnAt(), rules)
                || takeBack.withdrawnAt().isAfter(now)) {
            return between("/withdrawnAt");
        }
        var facts = new ArrayList<RequestFact>();
        facts.add(
                new RequestWithdrawn(open.id(), takeBack.channel(), takeBack.actedBy(), takeBack.withdrawnAt(), actor));
        open.standingBlock()
                .map(block -> new ProcessingUnblocked(block.blockId(), open.id(), WITHDRAWN, actor))
                .ifPresent(facts::add);
        return new Verdict.Stated(facts);
    }

    /// Whatever did not arrive was no answer: the case is open again, and its dates are what they were.
    static Verdict failed(
            RequestCase state, CaseAction.ReportFailedDelivery failed, Actor actor, Instant now, Rules rules) {
        if (state.outcome().isEmpty()) {
            return Verdict.Rejected.conflict("an answer or a refusal that left");
        }
        if (!rules.gives(ReasonKind.DELIVERY_FAILURE, failed.reason())) {
            return Verdict.Rejected.at(ProblemType.UNKNOWN_CODE, "/reason", "code", "a reason of the policy for this");
        }
        if (before(state, failed.failedAt(), rules) || failed.failedAt().isAfter(now)) {
            return between("/failedAt");
        }
        var facts = new ArrayList<RequestFact>();
        facts.add(new DeliveryFailed(state.id(), failed.failedAt(), failed.reason(), actor));
        if (state.outcome().orElseThrow().fact() instanceof RequestRefused) {
            Waiving.again(state).ifPresent(facts::add);
        }
        return new Verdict.Stated(facts);
    }

    /// Clause 8.2: no unblocking before the data was corrected or the allegation was found wrong. So by
    /// hand only what was decided is unblocked: where holders don't confirm, and where a block that was
    /// demanded is over.
    static Verdict unblock(RequestCase state, ReasonCode reason, Actor actor, Rules rules) {
        boolean awaited = state.has(DataRectified.class) && !state.resolved();
        boolean upheld = state.kind() == RequestKind.BLOCKING && state.has(RequestUpheld.class);
        boolean stands = state.standingBlock().isPresent();
        if (!awaited && !(stands && (upheld || state.has(DataRectified.class)))) {
            return Verdict.Rejected.conflict("data corrected, or a standing block that was upheld");
        }
        if (!rules.gives(ReasonKind.UNBLOCKING, reason)) {
            return Verdict.Rejected.at(ProblemType.UNKNOWN_CODE, "/reason", "code", "a reason of the policy for this");
        }
        return Verdict.Stated.of(Confirming.confirmed(state, reason, actor));
    }

    private static boolean before(RequestCase state, Instant at, Rules rules) {
        return LocalDate.ofInstant(at, rules.calendar().zone())
                .isBefore(state.filed().dayZero());
    }

    private static Verdict.Rejected between(String path) {
        return Verdict.Rejected.at(
                ProblemType.RECEIPT_IMPLAUSIBLE, path, "receipt", "between the request's receipt and now");
    }
}
