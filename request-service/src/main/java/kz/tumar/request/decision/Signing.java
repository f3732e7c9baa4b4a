package kz.tumar.request.decision;

import java.util.List;
import java.util.Optional;
import kz.tumar.contract.Actor;
import kz.tumar.contract.ProblemType;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SealedRef;
import kz.tumar.contract.SignatureOutcome;
import kz.tumar.contract.fact.CompletionReceived;
import kz.tumar.contract.fact.SignatureDecided;
import kz.tumar.contract.fact.SignatureVerified;
import kz.tumar.policy.ReasonKind;
import org.jspecify.annotations.Nullable;

/// What the signature of a request is worth: what a check or, where that left it open, a person said of
/// the signature
/// that came last. An invalid one is as good as none (clause 8.1).
public final class Signing {
    private Signing() {}

    /// The signature that came last.
    public static Optional<SealedContent> signature(RequestCase request) {
        List<CompletionReceived> later = request.all(CompletionReceived.class).stream()
                .filter(received -> received.signature() != null)
                .toList();
        return Optional.ofNullable(
                later.isEmpty() ? request.filed().signature() : later.getLast().signature());
    }

    /// The details of the identity document that came last.
    public static Optional<SealedContent> identityDocument(RequestCase request) {
        List<CompletionReceived> later = request.all(CompletionReceived.class).stream()
                .filter(received -> received.identityDocument() != null)
                .toList();
        return Optional.ofNullable(
                later.isEmpty()
                        ? request.filed().identityDocument()
                        : later.getLast().identityDocument());
    }

    /// The check of it that counts: the last one, but what was once disproved stays so, whatever lists of revoked
    /// certificates are at hand when it is checked again.
    public static Optional<SignatureVerified> verified(RequestCase request) {
        return request.all(SignatureVerified.class).stream()
                .filter(check -> isOf(request, check.signature()))
                .reduce((earlier, later) -> earlier.outcome() == SignatureOutcome.INVALID ? earlier : later);
    }

    /// What a person decided about it.
    public static Optional<SignatureDecided> decided(RequestCase request) {
        return request.all(SignatureDecided.class).stream()
                .filter(decision -> isOf(request, decision.signature()))
                .reduce((earlier, later) -> later);
    }

    /// Whether it counts as missing.
    static boolean rejected(RequestCase request) {
        return decided(request)
                .map(decision -> !decision.accepted())
                .orElseGet(() -> outcome(request) == SignatureOutcome.INVALID);
    }

    /// Why nothing may be given away on the strength of it yet; null where nothing stands against it.
    static Verdict.@Nullable Rejected obstacle(RequestCase request) {
        if (rejected(request)) {
            return Verdict.Rejected.conflict("a signature that is not invalid");
        }
        return outcome(request) == SignatureOutcome.INDETERMINATE
                        && decided(request).isEmpty()
                ? Verdict.Rejected.conflict("a decision about the signature")
                : null;
    }

    static Verdict take(RequestCase open, CaseAction.TakeSignatureCheck check, Actor actor) {
        if (!isOf(open, check.signature())) {
            return Verdict.Rejected.conflict("the signature that was checked");
        }
        if (decided(open).isPresent()) {
            return Verdict.Rejected.conflict("a signature about which nobody decided yet");
        }
        return Verdict.Stated.of(new SignatureVerified(
                open.id(), check.signature(), check.outcome(), check.findings(), check.report(), actor));
    }

    static Verdict decide(RequestCase open, CaseAction.DecideSignature decision, Actor actor, Rules rules) {
        Optional<SignatureVerified> check = verified(open);
        if (check.isEmpty()
                || check.get().outcome() != SignatureOutcome.INDETERMINATE
                || decided(open).isPresent()) {
            return Verdict.Rejected.conflict("a check that left it open, and no decision yet");
        }
        if (!rules.gives(ReasonKind.SIGNATURE, decision.reason())) {
            return Verdict.Rejected.at(
                    ProblemType.UNKNOWN_CODE, "/reason", "code", "a reason of the policy for a signature");
        }
        return Verdict.Stated.of(new SignatureDecided(
                open.id(), check.get().signature(), decision.accepted(), decision.reason(), actor));
    }

    private static @Nullable SignatureOutcome outcome(RequestCase request) {
        return verified(request).map(SignatureVerified::outcome).orElse(null);
    }

    private static boolean isOf(RequestCase request, SealedRef reference) {
        return signature(request)
                .filter(last -> last.sealedRef().equals(reference))
                .isPresent();
    }
}
