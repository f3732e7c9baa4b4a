package kz.tumar.contract.fact;

import java.time.LocalDate;
import java.util.List;
import kz.tumar.contract.BlockId;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.RequestKind;

/// Processing is blocked from the moment of receipt (clauses 8.2, 8.3).
///
/// @param blockId names the block
/// @param caseId the case
/// @param kind which clause
/// @param categories the categories; empty means all of the person's data
/// @param reviewOn when the block is looked at again
public record ProcessingBlocked(
        BlockId blockId, CaseId caseId, RequestKind kind, List<CategoryCode> categories, LocalDate reviewOn)
        implements RequestFact {
    public ProcessingBlocked {
        categories = List.copyOf(categories);
    }
}
