package kz.tumar.contract.fact;

import java.util.List;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.Withheld;
import org.jspecify.annotations.Nullable;

/// Other people's data was checked out of the answer (clause 8.1, third paragraph).
///
/// @param caseId the case
/// @param actor who did it
/// @param withheld what is left out of the answer, and why; absent when nothing is
public record ThirdPartyDataChecked(
        CaseId caseId, Actor actor, @Nullable List<Withheld> withheld) implements RequestFact {
    public ThirdPartyDataChecked {
        withheld = withheld == null ? null : List.copyOf(withheld);
    }
}
