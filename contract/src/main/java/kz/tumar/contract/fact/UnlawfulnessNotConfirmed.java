package kz.tumar.contract.fact;

import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.Actor;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RuleCode;
import kz.tumar.contract.TextLanguage;
import org.jspecify.annotations.Nullable;

/// Processing was found lawful (clause 8.3).
///
/// @param caseId the case
/// @param reason why
/// @param actor who did it
/// @param article the norm
/// @param language the language of the text that goes to the person
/// @param appeal the ways of appeal, by their codes in the policy
/// @param appealUntil the last day of the longest of them
public record UnlawfulnessNotConfirmed(
        CaseId caseId,
        ReasonCode reason,
        Actor actor,
        @Nullable ArticleCode article,
        @Nullable TextLanguage language,
        @Nullable List<RuleCode> appeal,
        @Nullable LocalDate appealUntil)
        implements RequestFact {
    public UnlawfulnessNotConfirmed {
        appeal = appeal == null ? null : List.copyOf(appeal);
    }
}
