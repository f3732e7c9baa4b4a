package kz.tumar.contract.fact;

import kz.tumar.contract.Actor;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.Sha256;
import org.jspecify.annotations.Nullable;

/// Data was corrected (clause 8.2).
///
/// @param caseId the case
/// @param category the category
/// @param before the commitment to the old value
/// @param after the new value, sealed
/// @param actor who did it
public record DataRectified(
        CaseId caseId, CategoryCode category, @Nullable Sha256 before, SealedContent after, Actor actor)
        implements RequestFact {}
