package kz.tumar.request.decision;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.fact.DataRectified;
import kz.tumar.contract.fact.ProcessingUnblocked;

/// A correction counts when every holder confirmed it: only then is the data free again (clause 8.2).
public final class Confirming {
    private Confirming() {}

    /// The end of the block, where every order to correct is confirmed by everyone who is told.
    ///
    /// @param done who has obeyed each order of the case
    public static Optional<ProcessingUnblocked> decide(
            RequestCase state, Map<Order, ? extends Set<HolderCode>> done, Rules rules) {
        boolean corrected = state.has(DataRectified.class)
                && done.entrySet().stream()
                        .filter(given -> given.getKey().kind() == CommandKind.RECTIFY)
                        .allMatch(given -> rules.recipients(given.getKey().categories()).stream()
                                .allMatch(holder -> given.getValue().contains(holder.code())));
        return state.closed() || !corrected
                ? Optional.empty()
                : state.standingBlock()
                        .map(block -> new ProcessingUnblocked(block.blockId(), state.id(), WorkingCase.RECTIFIED));
    }
}
