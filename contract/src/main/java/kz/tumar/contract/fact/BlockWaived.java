package kz.tumar.contract.fact;

import java.util.List;
import kz.tumar.contract.Actor;
import kz.tumar.contract.BlockId;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.Numbered;
import kz.tumar.contract.PassageCode;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RightsAtStake;
import org.jspecify.annotations.Nullable;

/// A block was narrowed, lifted, or lets pass some kinds of processing, as two persons found (clause 8.2).
///
/// @param blockId the block
/// @param caseId the case
/// @param whose whose rights the block would harm
/// @param reason why
/// @param passages the kinds of processing that go on although the block stands; empty: its scope changed
/// @param keeps the categories that stay blocked where the scope changed; empty: none
/// @param order the order that approves it, for passages
/// @param proposedBy who asked for it
/// @param approvedBy who agreed; never the same
public record BlockWaived(
        BlockId blockId,
        CaseId caseId,
        @Nullable RightsAtStake whose,
        ReasonCode reason,
        List<PassageCode> passages,
        List<CategoryCode> keeps,
        @Nullable Numbered order,
        Actor proposedBy,
        Actor approvedBy)
        implements RequestFact {
    public BlockWaived {
        passages = List.copyOf(passages);
        keeps = List.copyOf(keeps);
    }
}
