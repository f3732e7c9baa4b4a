package kz.tumar.contract.fact;

import kz.tumar.contract.Actor;
import kz.tumar.contract.BlockId;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.ReasonCode;
import org.jspecify.annotations.Nullable;

/// A block ended; the data is free when no other block stands.
///
/// @param blockId the block
/// @param caseId the case
/// @param reason why
/// @param actor who ended it; absent where it ended by itself
public record ProcessingUnblocked(
        BlockId blockId,
        CaseId caseId,
        ReasonCode reason,
        @Nullable Actor actor) implements RequestFact {
    /// A block that ended by itself.
    public ProcessingUnblocked(BlockId blockId, CaseId caseId, ReasonCode reason) {
        this(blockId, caseId, reason, null);
    }
}
