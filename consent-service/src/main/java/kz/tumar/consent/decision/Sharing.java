package kz.tumar.consent.decision;

import java.time.LocalDate;
import java.util.Optional;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.ContractCode;
import kz.tumar.contract.CountryCode;
import kz.tumar.contract.DisclosureKind;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.contract.RecipientCode;
import kz.tumar.policy.Recipient;
import kz.tumar.policy.RecipientKind;
import org.jspecify.annotations.Nullable;

/// To whom data is to go, and under what.
///
/// @param recipient nobody only where it is distribution
/// @param country where it is to go; absent: where the recipient is
/// @param under the contract with a processor that was named (clause 2.6.1)
/// @param article the norm that a state body names (clause 7.7)
/// @param byLetter whether the number of its letter was named (clause 7.7)
public record Sharing(
        DisclosureKind kind,
        @Nullable RecipientCode recipient,
        @Nullable CountryCode country,
        @Nullable ContractCode under,
        @Nullable ArticleCode article,
        boolean byLetter) {

    /// What is done to the data, in the words of clause 1.1.2: a processor uses it for the operator.
    ProcessingAction action() {
        return switch (kind) {
            case PROVISION, CROSS_BORDER, STATE -> ProcessingAction.PROVIDE;
            case DISTRIBUTION -> ProcessingAction.DISTRIBUTE;
            case PROCESSOR -> ProcessingAction.USE;
        };
    }

    /// Why it can't be on a day, whoever it is about.
    Optional<Reason> outside(Rules rules, LocalDate day) {
        if (kind == DisclosureKind.DISTRIBUTION) {
            return recipient == null ? Optional.empty() : Optional.of(Reason.RECIPIENT_OF_ANOTHER_KIND);
        }
        Optional<Recipient> known = recipient == null ? Optional.empty() : rules.recipient(recipient);
        if (known.isEmpty()) {
            return Optional.of(Reason.UNKNOWN_RECIPIENT);
        }
        boolean abroad = !rules.atHome(destination(rules));
        return switch (kind) {
            case PROVISION -> first(is(known.get(), RecipientKind.THIRD_PARTY), atHome(abroad));
            case PROCESSOR -> first(is(known.get(), RecipientKind.PROCESSOR), atHome(abroad), contract(rules, day));
            case CROSS_BORDER ->
                first(
                        known.get().kind() == RecipientKind.STATE_BODY
                                ? Optional.of(Reason.RECIPIENT_OF_ANOTHER_KIND)
                                : Optional.empty(),
                        known.get().kind() == RecipientKind.PROCESSOR ? contract(rules, day) : Optional.empty());
            case STATE -> first(is(known.get(), RecipientKind.STATE_BODY), demanded(rules));
            case DISTRIBUTION -> Optional.empty();
        };
    }

    /// Where the data is to go.
    CountryCode destination(Rules rules) {
        CountryCode named = country;
        if (named != null) {
            return named;
        }
        return recipient == null
                ? rules.home()
                : rules.recipient(recipient).map(Recipient::country).orElse(rules.home());
    }

    private static Optional<Reason> is(Recipient recipient, RecipientKind kind) {
        return recipient.kind() == kind ? Optional.empty() : Optional.of(Reason.RECIPIENT_OF_ANOTHER_KIND);
    }

    private static Optional<Reason> atHome(boolean abroad) {
        return abroad ? Optional.of(Reason.RECIPIENT_ABROAD) : Optional.empty();
    }

    /// Clause 2.6.1: a contract that the register has, with this processor, on a day of its term.
    private Optional<Reason> contract(Rules rules, LocalDate day) {
        ContractCode named = under;
        if (named == null || recipient == null) {
            return Optional.of(Reason.CONTRACT_MISSING);
        }
        return rules.contract(named)
                        .filter(contract -> contract.carries(recipient, day))
                        .isPresent()
                ? Optional.empty()
                : Optional.of(Reason.CONTRACT_NOT_IN_FORCE);
    }

    private Optional<Reason> demanded(Rules rules) {
        ArticleCode norm = article;
        if (norm == null || !rules.cites(norm)) {
            return Optional.of(Reason.ARTICLE_MISSING);
        }
        return byLetter ? Optional.empty() : Optional.of(Reason.LETTER_MISSING);
    }

    @SafeVarargs
    private static Optional<Reason> first(Optional<Reason>... checks) {
        for (Optional<Reason> check : checks) {
            if (check.isPresent()) {
                return check;
            }
        }
        return Optional.empty();
    }
}
