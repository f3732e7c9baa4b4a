package kz.tumar.contract.fact;

import kz.tumar.contract.BlockId;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.ReasonCode;

/// A block ended; the data is free when no other block stands.
///
/// @param blockId the block
/// @param caseId the case
/// @param reason why
public record ProcessingUnblocked(BlockId blockId, CaseId caseId, ReasonCode reason) implements RequestFact {}
