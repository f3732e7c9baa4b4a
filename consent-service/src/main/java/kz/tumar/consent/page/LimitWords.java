package kz.tumar.consent.page;

import java.util.Objects;
import kz.tumar.contract.fact.WithdrawalLimited;
import kz.tumar.policy.Language;
import kz.tumar.policy.Policy;
import kz.tumar.policy.ReasonKind;

/// Why a withdrawal does not reach some data, and until when, in words (art. 8(2) of Law 94-V).
public final class LimitWords {
    private LimitWords() {}

    /// The reason, its norm, the ground that stays and its last day where that is known.
    public static String of(Policy policy, Language language, WithdrawalLimited limited) {
        String why = policy.reason(ReasonKind.WITHDRAWAL_LIMIT, limited.reason())
                .map(reason -> reason.title().in(language) + (reason.norm() == null ? "" : " (" + reason.norm() + ")"))
                .orElse(limited.reason().value());
        String ground = policy.ground(limited.ground())
                .map(each -> each.title().in(language))
                .orElse(limited.ground().value());
        var until = limited.until();
        return why + "; " + ground + " (" + limited.article() + ")"
                + (until == null
                        ? ""
                        : "; " + Words.of(language, "termUntil") + ": "
                                + Languages.day(Objects.requireNonNull(until), language));
    }
}
