package kz.tumar.request.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import kz.tumar.contract.Actor;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.RuleCode;
import kz.tumar.contract.fact.DataRectified;
import kz.tumar.contract.fact.IdentityVerified;
import kz.tumar.contract.fact.ProcessingUnblocked;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.RequestRefused;
import kz.tumar.policy.Appeal;
import kz.tumar.policy.ReasonKind;
import kz.tumar.policy.calendar.Due;
import org.jspecify.annotations.Nullable;

/// A refusal is a person's act with a reason, a norm, and a way to appeal (clause 8.1). Before a
/// request for access is refused whole, a part of it is answered, or it is said why that is not
/// possible.
final class Refusing {
    private static final ReasonCode NOT_VERIFIED = new ReasonCode("refusal.identity-not-verified");

    /// Reasons after which there is nobody or nothing that a part could be given to.
    private static final List<ReasonCode> WHOLE = List.of(Completing.INCOMPLETE, NOT_VERIFIED);

    private Refusing() {}

    static Verdict refuse(RequestCase open, CaseAction.Refuse refuse, Actor actor, Instant now, Rules rules) {
        if (!refusable(open)) {
            return Verdict.Rejected.conflict("an undecided request that can be refused");
        }
        if (unreasoned(refuse.reason(), refuse.article(), rules) instanceof Verdict.Rejected wrong) {
            return wrong;
        }
        boolean incomplete = refuse.reason().equals(Completing.INCOMPLETE);
        if (incomplete && Completing.notIncomplete(open) instanceof Verdict.Rejected wrong) {
            return wrong;
        }
        if (refuse.reason().equals(NOT_VERIFIED) && open.has(IdentityVerified.class)) {
            return Verdict.Rejected.conflict("an applicant of whom nobody has verified who they are");
        }
        if (partNotConsidered(open, refuse, rules) instanceof Verdict.Rejected wrong) {
            return wrong;
        }
        var facts = new ArrayList<RequestFact>();
        facts.add(new RequestRefused(
                open.id(),
                refuse.reason(),
                refuse.article(),
                incomplete ? open.missing() : List.of(),
                actor,
                refuse.partialNotPossible(),
                refuse.language(),
                ways(rules),
                appealUntil(now, rules)));
        open.standingBlock()
                .map(block -> new ProcessingUnblocked(block.blockId(), open.id(), WorkingCase.NOT_CONFIRMED, actor))
                .ifPresent(facts::add);
        return new Verdict.Stated(facts);
    }

    static Verdict.@Nullable Rejected unreasoned(ReasonCode reason, ArticleCode article, Rules rules) {
        if (!rules.gives(ReasonKind.REFUSAL, reason)) {
            return Verdict.Rejected.at(ProblemType.UNKNOWN_CODE, "/reason", "code", "a reason of the policy for this");
        }
        return rules.cites(article)
                ? null
                : Verdict.Rejected.at(ProblemType.UNKNOWN_CODE, "/article", "code", "a norm of an act of the policy");
    }

    /// What was found right can't be refused any more; unlawfulness has a decision of its own, and a
    /// withdrawal is never refused.
    private static boolean refusable(RequestCase open) {
        return switch (open.kind()) {
            case ACCESS -> true;
            case RECTIFICATION -> !open.has(DataRectified.class);
            case BLOCKING, DESTRUCTION, OBJECTION -> !open.resolved();
            case UNLAWFUL_PROCESSING, WITHDRAWAL -> false;
        };
    }

    private static Verdict.@Nullable Rejected partNotConsidered(
            RequestCase open, CaseAction.Refuse refuse, Rules rules) {
        ReasonCode why = refuse.partialNotPossible();
        if (why != null && !rules.gives(ReasonKind.PARTIAL_NOT_POSSIBLE, why)) {
            return Verdict.Rejected.at(
                    ProblemType.UNKNOWN_CODE,
                    "/partialNotPossible",
                    "code",
                    "a reason of the policy why not even a part can be answered");
        }
        return why == null && open.kind() == RequestKind.ACCESS && !WHOLE.contains(refuse.reason())
                ? Verdict.Rejected.at(
                        ProblemType.CONFLICT,
                        "/partialNotPossible",
                        "required",
                        "an answer in part first, or the reason why not even a part can be answered")
                : null;
    }

    /// The ways to appeal that the policy knows.
    static @Nullable List<RuleCode> ways(Rules rules) {
        List<RuleCode> ways = rules.appeals().stream().map(Appeal::code).toList();
        return ways.isEmpty() ? null : ways;
    }

    /// Until when the longest of them is open: so long retention-service holds what the case is about (law.md part F,
    /// 5).
    static @Nullable LocalDate appealUntil(Instant now, Rules rules) {
        LocalDate last = null;
        for (Appeal appeal : rules.appeals()) {
            if (rules.calendar().due(now, appeal.term()) instanceof Due.Known due) {
                LocalDate ends = LocalDate.ofInstant(
                        due.end().minusMillis(1), rules.calendar().zone());
                last = last == null || ends.isAfter(last) ? ends : last;
            }
        }
        return last;
    }
}
