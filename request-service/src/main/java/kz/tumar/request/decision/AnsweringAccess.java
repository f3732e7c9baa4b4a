package kz.tumar.request.decision;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import kz.tumar.contract.Actor;
import kz.tumar.contract.AnswerForm;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.RequestKind;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.Violation;
import kz.tumar.contract.Withheld;
import kz.tumar.contract.fact.AnswerPrepared;
import kz.tumar.contract.fact.IdentityVerified;
import kz.tumar.contract.fact.ThirdPartyDataChecked;
import kz.tumar.policy.Channel;
import kz.tumar.policy.ReasonKind;
import org.jspecify.annotations.Nullable;

/// How an answer to a request for access comes about (clause 8.1): everything provided is read by an officer, what is
/// other people's is left out with a reason, the rest is put together, and that is what leaves.
public final class AnsweringAccess {
    private AnsweringAccess() {}

    static Verdict check(RequestCase open, CaseAction.CheckThirdPartyData check, Actor actor, Rules rules) {
        Gathered gathered = Gathered.of(open);
        if (open.kind() != RequestKind.ACCESS
                || gathered.uploads().isEmpty()
                || (gathered.unchecked().isEmpty() && check.withheld().isEmpty())) {
            return Verdict.Rejected.conflict("collected data that was not checked yet");
        }
        List<Violation> wrong = wrong(gathered, check.withheld(), rules);
        if (!wrong.isEmpty()) {
            return new Verdict.Rejected(ProblemType.INVALID_PARAMETER, wrong);
        }
        boolean unread = gathered.unchecked().stream()
                .anyMatch(upload -> !check.opened().contains(upload.content().sealedRef()));
        if (unread) {
            return Verdict.Rejected.conflict("everything provided opened by who checks it");
        }
        return Verdict.Stated.of(
                new ThirdPartyDataChecked(open.id(), actor, check.withheld().isEmpty() ? null : check.withheld()));
    }

    static Verdict prepare(RequestCase open, CaseAction.PrepareAnswer prepare, Actor actor) {
        return mayNotPrepare(open) instanceof Verdict.Rejected wrong
                ? wrong
                : Verdict.Stated.of(new AnswerPrepared(
                        open.id(), prepare.documents(), prepare.attached(), prepare.lacking(), actor));
    }

    /// Why no answer can be put together; null where one can.
    public static Verdict.@Nullable Rejected mayNotPrepare(RequestCase request) {
        if (request.kind() != RequestKind.ACCESS || request.closed()) {
            return Verdict.Rejected.conflict("an open request for access");
        }
        return notReady(request);
    }

    /// Why nothing can leave yet; null where it can.
    private static Verdict.@Nullable Rejected notReady(RequestCase open) {
        if (!open.has(IdentityVerified.class)) {
            return Verdict.Rejected.conflict("a verified identity");
        }
        return open.awaitsThirdPartyCheck() ? Verdict.Rejected.conflict("a check for other people's data") : null;
    }

    /// Why an answer to a request for access can't leave like this; null where it can.
    static Verdict.@Nullable Rejected notAnswered(RequestCase open, CaseAction.Answer answer) {
        if (notReady(open) instanceof Verdict.Rejected wrong) {
            return wrong;
        }
        if (Gathered.of(open).prepared().isEmpty()) {
            return Verdict.Rejected.conflict("an answer put together of everything that came");
        }
        return answer.dispatchProof() == null
                ? Verdict.Rejected.at(
                        ProblemType.INVALID_PARAMETER, "/dispatchProof", "required", "sealed proof that it left")
                : null;
    }

    /// Why an answer can't leave in this form; null where it can. The form is the one asked for, else that of the
    /// request; another needs a reason.
    static Verdict.@Nullable Rejected wrongForm(RequestCase open, CaseAction.Answer answer, Rules rules) {
        AnswerForm expected = expectedForm(open, rules);
        boolean deviates = expected != null && answer.form() != expected;
        if (answer.deviation() == null) {
            return deviates
                    ? Verdict.Rejected.conflict("an answer in the form that was asked for, or a reason for another")
                    : null;
        }
        if (!deviates) {
            return Verdict.Rejected.conflict("an answer in another form than the one asked for");
        }
        return rules.gives(ReasonKind.FORM_DEVIATION, answer.deviation())
                ? null
                : Verdict.Rejected.at(
                        ProblemType.UNKNOWN_CODE, "/deviation", "code", "a reason of the policy for another form");
    }

    private static @Nullable AnswerForm expectedForm(RequestCase open, Rules rules) {
        if (open.filed().requestedForm() != null || open.kind() != RequestKind.ACCESS) {
            return open.filed().requestedForm();
        }
        return rules.policy().channel(open.filed().channel()).map(Channel::form).orElse(null);
    }

    private static List<Violation> wrong(Gathered gathered, List<Withheld> withheld, Rules rules) {
        var wrong = new ArrayList<Violation>();
        var seen = new HashSet<SealedRef>();
        for (int i = 0; i < withheld.size(); i++) {
            Withheld each = withheld.get(i);
            String at = "/withheld/" + i;
            if (!gathered.has(each.sealedRef()) || !seen.add(each.sealedRef())) {
                wrong.add(new Violation(at + "/sealedRef", "provided", "something that a holder provided, once"));
            }
            if (!rules.gives(ReasonKind.REFUSAL, each.reason()) || each.reason().equals(Completing.INCOMPLETE)) {
                wrong.add(new Violation(at + "/reason", "code", "a reason of the policy for refusing access"));
            }
        }
        return wrong;
    }
}
