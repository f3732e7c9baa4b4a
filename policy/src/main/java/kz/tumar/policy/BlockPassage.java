package kz.tumar.policy;

import java.util.Set;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.PassageCode;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.contract.PurposeCode;
import org.jspecify.annotations.Nullable;

/// A kind of processing that goes on under a block (by waiver, recorded per block). A null purpose or ground
/// means any.
public record BlockPassage(
        PassageCode code,
        LocalizedText title,
        @Nullable PurposeCode purpose,
        @Nullable GroundCode ground,
        Set<ProcessingAction> actions,
        LegalFigure legal) {
    public BlockPassage {
        actions = Set.copyOf(actions);
    }

    /// Whether this action for this purpose on this ground goes on.
    public boolean lets(PurposeCode wanted, GroundCode on, ProcessingAction action) {
        return (purpose == null || purpose.equals(wanted))
                && (ground == null || ground.equals(on))
                && actions.contains(action);
    }
}
