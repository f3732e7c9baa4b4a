package kz.tumar.request.decision;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import kz.tumar.contract.Actor;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ReasonCode;
import kz.tumar.contract.fact.DataRectified;
import kz.tumar.contract.fact.ProcessingUnblocked;
import kz.tumar.contract.fact.RectificationConfirmed;
import kz.tumar.contract.fact.RequestFact;
import org.jspecify.annotations.Nullable;

/// A correction counts when every holder confirmed it: only then is the data free again (clause 8.2).
public final class Confirming {
    private Confirming() {}

    /// The end of the block, where every order to correct is confirmed by everyone who is told; where none stands, that
    /// it is so.
    ///
    /// @param done who has obeyed each order of the case
    public static Optional<RequestFact> decide(
            RequestCase state, Map<Order, ? extends Set<HolderCode>> done, Rules rules) {
        boolean corrected = state.has(DataRectified.class)
                && done.entrySet().stream()
                        .filter(given -> given.getKey().kind() == CommandKind.RECTIFY)
                        .allMatch(given -> rules.recipients(given.getKey().categories()).stream()
                                .allMatch(holder -> given.getValue().contains(holder.code())));
        return state.closed() || state.resolved() || !corrected
                ? Optional.empty()
                : Optional.of(confirmed(state, WorkingCase.RECTIFIED, null));
    }

    /// Whether something said after the last correction that it counts.
    static boolean isConfirmed(RequestCase state) {
        boolean corrected = false;
        boolean confirmed = false;
        for (Stated stated : state.later()) {
            switch (stated.fact()) {
                case DataRectified anew -> {
                    corrected = true;
                    confirmed = false;
                }
                case ProcessingUnblocked ended ->
                    confirmed |= corrected && !ended.reason().equals(Waiving.WAIVED);
                case RectificationConfirmed said -> confirmed = corrected;
                default -> {}
            }
        }
        return confirmed;
    }

    /// That a correction counts.
    ///
    /// @param actor who decided that it does, where not every holder said so
    static RequestFact confirmed(RequestCase state, ReasonCode reason, @Nullable Actor actor) {
        return state.standingBlock()
                .<RequestFact>map(block -> new ProcessingUnblocked(block.blockId(), state.id(), reason, actor))
                .orElseGet(() -> new RectificationConfirmed(state.id(), actor == null ? null : reason, actor));
    }
}
