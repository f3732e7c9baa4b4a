package kz.tumar.contract.fact;

import java.time.LocalDate;
import kz.tumar.contract.BlockId;
import kz.tumar.contract.CaseId;

/// The day came on which a block is looked at again, and no documents had come: the person is reminded, then it is
/// decided.
///
/// @param blockId the block
/// @param caseId the case
/// @param reviewOn that day
/// @param decideBy the last day for deciding
public record BlockReviewDue(BlockId blockId, CaseId caseId, LocalDate reviewOn, LocalDate decideBy)
        implements RequestFact {}
