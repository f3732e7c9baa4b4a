package kz.tumar.contract.fact;

import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.Actor;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.MissingItem;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RuleCode;
import kz.tumar.contract.TextLanguage;
import org.jspecify.annotations.Nullable;

/// A reasoned refusal left (clause 8.1, sixth paragraph).
///
/// @param caseId the case
/// @param reason why
/// @param article the norm
/// @param missing what was missing, where that is why
/// @param actor who did it
/// @param partialNotPossible why not even a part could be answered, where a part is offered first
/// @param language the language of the text that went to the person
/// @param appeal the ways of appeal that the text names, by their codes in the policy
/// @param appealUntil the last day of the longest of them
public record RequestRefused(
        CaseId caseId,
        ReasonCode reason,
        ArticleCode article,
        List<MissingItem> missing,
        Actor actor,
        @Nullable ReasonCode partialNotPossible,
        @Nullable TextLanguage language,
        @Nullable List<RuleCode> appeal,
        @Nullable LocalDate appealUntil)
        implements RequestFact {
    public RequestRefused {
        missing = List.copyOf(missing);
        appeal = appeal == null ? null : List.copyOf(appeal);
    }
}
