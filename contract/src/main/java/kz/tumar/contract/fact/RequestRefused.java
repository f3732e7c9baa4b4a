package kz.tumar.contract.fact;

import java.util.List;
import kz.tumar.contract.Actor;
import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.MissingItem;
import kz.tumar.contract.ReasonCode;

/// A reasoned refusal left (clause 8.1, sixth paragraph).
///
/// @param caseId the case
/// @param reason why
/// @param article the norm
/// @param missing what was missing, where that is why
/// @param actor who did it
public record RequestRefused(
        CaseId caseId, ReasonCode reason, ArticleCode article, List<MissingItem> missing, Actor actor)
        implements RequestFact {
    public RequestRefused {
        missing = List.copyOf(missing);
    }
}
