package kz.tumar.contract.fact;

import java.util.List;
import kz.tumar.contract.Actor;
import kz.tumar.contract.BlockId;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.PassageCode;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.RightsAtStake;
import org.jspecify.annotations.Nullable;

/// An officer wants a block narrowed, lifted, or let pass some kinds of processing (clause 8.2).
///
/// @param blockId the block
/// @param caseId the case
/// @param whose whose rights the block would harm
/// @param reason why
/// @param passages the kinds of processing that shall go on; empty: the scope of the block shall change
/// @param keeps the categories that stay blocked where the scope changes; empty: none
/// @param actor who did it
public record BlockWaiverProposed(
        BlockId blockId,
        CaseId caseId,
        @Nullable RightsAtStake whose,
        ReasonCode reason,
        List<PassageCode> passages,
        List<CategoryCode> keeps,
        Actor actor)
        implements RequestFact {
    public BlockWaiverProposed {
        passages = List.copyOf(passages);
        keeps = List.copyOf(keeps);
    }
}
