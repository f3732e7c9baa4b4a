package kz.tumar.request.decision;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.Violation;
import kz.tumar.contract.fact.AnswerPrepared;
import kz.tumar.contract.fact.DataRectified;
import kz.tumar.contract.fact.DeadlineExtended;
import kz.tumar.contract.fact.IdentityVerified;
import kz.tumar.contract.fact.ProcessingUnblocked;
import kz.tumar.contract.fact.RequestAnswered;
import kz.tumar.contract.fact.RequestFact;
import kz.tumar.contract.fact.SupportingInformationSubmitted;
import kz.tumar.contract.fact.UnlawfulnessConfirmed;
import kz.tumar.contract.fact.UnlawfulnessNotConfirmed;
import kz.tumar.policy.ReasonKind;
import kz.tumar.policy.calendar.WorkingDays;
import kz.tumar.request.deadline.Dates;
import kz.tumar.request.deadline.Deadlines;

/// What follows when an officer works a case. A closed case takes no action.
public final class WorkingCase {
    /// Why a block ended: the data was corrected.
    public static final ReasonCode RECTIFIED = new ReasonCode("rectified");

    /// Why a block ended: what was alleged was not confirmed.
    public static final ReasonCode NOT_CONFIRMED = new ReasonCode("not-confirmed");

    private final RequestCase open;
    private final Actor actor;
    private final Instant now;
    private final Rules rules;

    private WorkingCase(RequestCase open, Actor actor, Instant now, Rules rules) {
        this.open = open;
        this.actor = actor;
        this.now = now;
        this.rules = rules;
    }

    /// Decides one action.
    ///
    /// @param now when it is done
    public static Verdict decide(RequestCase state, CaseAction action, Actor actor, Instant now, Rules rules) {
        var working = new WorkingCase(state, actor, now, rules);
        return switch (action) {
            case CaseAction.ReportFailedDelivery failed -> Demanding.failed(state, failed, actor, now, rules);
            case CaseAction.Unblock(var reason) -> Demanding.unblock(state, reason, actor, rules);
            case CaseAction.ProposeWaiver waiver -> Waiving.propose(state, waiver, actor, rules);
            case CaseAction.ApproveWaiver approval -> Waiving.approve(state, approval, actor, rules);
            case CaseAction.Correct correction -> Correcting.correct(state, correction, actor, now, rules);
            case CaseAction.ApproveCorrection(var proposal) -> Correcting.approve(state, proposal, actor, now, rules);
            default -> state.closed() ? Verdict.Rejected.conflict("an open case") : working.open(action);
        };
    }

    private Verdict open(CaseAction action) {
        return switch (action) {
            case CaseAction.Uphold(var categories) -> Demanding.uphold(open, categories, actor, rules);
            case CaseAction.TakeBack takeBack -> Demanding.takeBack(open, takeBack, actor, now, rules);
            case CaseAction.AskCompletion() -> Completing.ask(open, actor);
            case CaseAction.Complete came -> complete(came);
            case CaseAction.TakeSignatureCheck check -> Signing.take(open, check, actor);
            case CaseAction.DecideSignature decision -> Signing.decide(open, decision, actor, rules);
            case CaseAction.VerifyIdentity() -> verifyIdentity();
            case CaseAction.Extend extend -> extend(extend);
            case CaseAction.SubmitSupportingInformation submit -> submit(submit);
            case CaseAction.Rectify rectify -> rectify(rectify);
            case CaseAction.ConfirmUnlawfulness confirm -> confirm(confirm);
            case CaseAction.DenyUnlawfulness deny -> deny(deny);
            case CaseAction.CheckThirdPartyData check -> AnsweringAccess.check(open, check, actor, rules);
            case CaseAction.PrepareAnswer prepare -> AnsweringAccess.prepare(open, prepare, actor);
            case CaseAction.Answer answer -> answer(answer);
            case CaseAction.Refuse refuse -> Refusing.refuse(open, refuse, actor, now, rules);
            case CaseAction.ReportFailedDelivery failed -> onAnyCase();
            case CaseAction.Unblock end -> onAnyCase();
            case CaseAction.ProposeWaiver waiver -> onAnyCase();
            case CaseAction.ApproveWaiver approval -> onAnyCase();
            case CaseAction.Correct correction -> onAnyCase();
            case CaseAction.ApproveCorrection approval -> onAnyCase();
        };
    }

    private Verdict complete(CaseAction.Complete came) {
        return outsideCase(came.receivedAt())
                ? implausible("/receivedAt")
                : Completing.receive(open, came, actor, today());
    }

    private Verdict verifyIdentity() {
        if (Signing.obstacle(open) instanceof Verdict.Rejected obstacle) {
            return obstacle;
        }
        return open.has(IdentityVerified.class)
                ? Verdict.Rejected.conflict("an identity not verified yet")
                : Verdict.Stated.of(new IdentityVerified(open.id(), actor));
    }

    private Verdict extend(CaseAction.Extend extend) {
        Optional<WorkingDays> atMost = Deadlines.extension(Deadlines.ruleOf(open.kind()), rules);
        if (open.kind() != RequestKind.ACCESS || atMost.isEmpty()) {
            return Verdict.Rejected.conflict("a request for access");
        }
        if (open.has(DeadlineExtended.class)) {
            return Verdict.Rejected.conflict("a date that was not moved yet");
        }
        if (!today().isBefore(open.policyDue())) {
            return Verdict.Rejected.conflict("a day before the due date");
        }
        if (extend.workingDays() < 1 || extend.workingDays() > atMost.get().days()) {
            return Verdict.Rejected.at(
                    ProblemType.INVALID_PARAMETER,
                    "/workingDays",
                    "range",
                    "1 to " + atMost.get().days());
        }
        if (!rules.gives(ReasonKind.EXTENSION, extend.reason())) {
            return unknownReason();
        }
        Optional<LocalDate> later = Deadlines.extended(open.policyDue(), extend.workingDays(), rules);
        return later.<Verdict>map(due -> Verdict.Stated.of(
                        new DeadlineExtended(open.id(), extend.workingDays(), due, extend.reason(), actor)))
                .orElseGet(() -> Verdict.Rejected.because(ProblemType.UNAVAILABLE));
    }

    private Verdict submit(CaseAction.SubmitSupportingInformation submit) {
        if (open.kind() != RequestKind.RECTIFICATION || open.has(DataRectified.class)) {
            return Verdict.Rejected.conflict("an undecided request for rectification");
        }
        if (open.has(SupportingInformationSubmitted.class)) {
            return Verdict.Rejected.conflict("a clock that does not run yet");
        }
        if (outsideCase(submit.receivedAt())) {
            return implausible("/receivedAt");
        }
        return switch (Deadlines.from(Deadlines.RECTIFY, submit.receivedAt(), rules)) {
            case Deadlines.Uncounted() -> implausible("/receivedAt");
            case Dates dates ->
                Verdict.Stated.of(new SupportingInformationSubmitted(
                        open.id(),
                        submit.receivedAt(),
                        dates.policyDue(),
                        dates.statutoryDue(),
                        dates.calendarVersion(),
                        submit.content(),
                        actor,
                        dates.saysProvisional()));
        };
    }

    private Verdict rectify(CaseAction.Rectify rectify) {
        if (open.kind() != RequestKind.RECTIFICATION || open.has(DataRectified.class)) {
            return Verdict.Rejected.conflict("an undecided request for rectification");
        }
        if (!open.has(SupportingInformationSubmitted.class)) {
            return Verdict.Rejected.conflict("documents that show what is right");
        }
        if (rectify.corrections().isEmpty()) {
            return Verdict.Rejected.at(ProblemType.INVALID_PARAMETER, "/corrections", "minItems", "1");
        }
        var facts = new ArrayList<RequestFact>();
        for (int i = 0; i < rectify.corrections().size(); i++) {
            CaseAction.Correction correction = rectify.corrections().get(i);
            if (!rules.knows(correction.category())) {
                return unknownCategory("/corrections/" + i + "/category");
            }
            facts.add(new DataRectified(
                    open.id(), correction.category(), correction.before(), correction.after(), actor));
        }
        if (rectify.corrections().stream()
                .allMatch(correction ->
                        rules.recipients(List.of(correction.category())).isEmpty())) {
            facts.add(Confirming.confirmed(open, RECTIFIED, null));
        }
        return new Verdict.Stated(facts);
    }

    private Verdict confirm(CaseAction.ConfirmUnlawfulness confirm) {
        if (open.kind() != RequestKind.UNLAWFUL_PROCESSING || open.resolved()) {
            return undecidedUnlawfulness();
        }
        for (int i = 0; i < confirm.categories().size(); i++) {
            if (!rules.knows(confirm.categories().get(i))) {
                return unknownCategory("/categories/" + i);
            }
        }
        List<CategoryCode> categories = confirm.categories();
        if (categories.isEmpty() && open.filed().categories() instanceof List<CategoryCode> named) {
            categories = named;
        }
        return Verdict.Stated.of(new UnlawfulnessConfirmed(open.id(), categories, actor));
    }

    /// It lifts the block, so it is reasoned like a refusal: with a norm, and a way to appeal (clause 8.1).
    private Verdict deny(CaseAction.DenyUnlawfulness deny) {
        if (open.kind() != RequestKind.UNLAWFUL_PROCESSING || open.resolved()) {
            return undecidedUnlawfulness();
        }
        if (Refusing.unreasoned(deny.reason(), deny.article(), rules) instanceof Verdict.Rejected wrong) {
            return wrong;
        }
        var facts = new ArrayList<RequestFact>();
        facts.add(new UnlawfulnessNotConfirmed(
                open.id(),
                deny.reason(),
                actor,
                deny.article(),
                deny.language(),
                Refusing.ways(rules),
                Refusing.appealUntil(now, rules)));
        unblock(NOT_CONFIRMED).ifPresent(facts::add);
        return new Verdict.Stated(facts);
    }

    private Verdict answer(CaseAction.Answer answer) {
        if (outsideCase(answer.answeredAt())) {
            return implausible("/answeredAt");
        }
        if (AnsweringAccess.wrongForm(open, answer, rules) instanceof Verdict.Rejected wrong) {
            return wrong;
        }
        return switch (open.kind()) {
            case ACCESS -> answerAccess(answer);
            case RECTIFICATION, UNLAWFUL_PROCESSING, BLOCKING, DESTRUCTION, WITHDRAWAL, OBJECTION ->
                open.resolved() ? answered(answer) : Verdict.Rejected.conflict("a decided request");
        };
    }

    private Verdict answerAccess(CaseAction.Answer answer) {
        if (AnsweringAccess.notAnswered(open, answer) instanceof Verdict.Rejected wrong) {
            return wrong;
        }
        if (Signing.obstacle(open) instanceof Verdict.Rejected obstacle) {
            return obstacle;
        }
        return Representing.unauthorised(open, today())
                ? Verdict.Rejected.conflict("an authority that is there and has not ended")
                : answered(answer);
    }

    private Verdict answered(CaseAction.Answer answer) {
        SealedContent left = answer.content() == null
                ? Gathered.of(open).prepared().map(AnswerPrepared::documents).orElse(null)
                : answer.content();
        return Verdict.Stated.of(new RequestAnswered(
                open.id(),
                answer.form(),
                answer.answeredAt(),
                left,
                actor,
                answer.dispatchProof(),
                answer.deviation()));
    }

    private static Verdict onAnyCase() {
        throw new IllegalStateException("decided whether the case is open or not");
    }

    private Optional<ProcessingUnblocked> unblock(ReasonCode reason) {
        return open.standingBlock().map(block -> new ProcessingUnblocked(block.blockId(), open.id(), reason));
    }

    private LocalDate today() {
        return LocalDate.ofInstant(now, rules.calendar().zone());
    }

    /// Before the request came, or in the future. The day counts, not the hour: documents enclosed with
    /// a letter came with it.
    private boolean outsideCase(Instant at) {
        return at.isAfter(now)
                || LocalDate.ofInstant(at, rules.calendar().zone())
                        .isBefore(open.filed().dayZero());
    }

    private static Verdict implausible(String path) {
        return Verdict.Rejected.at(
                ProblemType.RECEIPT_IMPLAUSIBLE, path, "receipt", "between the request's receipt and now");
    }

    private static Verdict undecidedUnlawfulness() {
        return Verdict.Rejected.conflict("an undecided request about unlawful processing");
    }

    private static Verdict unknownReason() {
        return Verdict.Rejected.at(ProblemType.UNKNOWN_CODE, "/reason", "code", "a reason of the policy for this");
    }

    private static Verdict unknownCategory(String path) {
        return new Verdict.Rejected(
                ProblemType.UNKNOWN_CATEGORY, List.of(new Violation(path, "code", "a category of data of the policy")));
    }
}
