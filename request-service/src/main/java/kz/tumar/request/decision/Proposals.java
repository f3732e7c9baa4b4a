package kz.tumar.request.decision;

import java.util.List;
import kz.tumar.contract.fact.BlockWaiverProposed;
import kz.tumar.contract.fact.CorrectionProposed;

/// What waits for a second person.
public final class Proposals {
    private Proposals() {}

    /// The proposals of a case that nobody agreed to yet and that can still be agreed to.
    public static List<Stated> waiting(RequestCase state) {
        return state.later().stream()
                .filter(stated -> switch (stated.fact()) {
                    case CorrectionProposed asked -> !state.annulled() && !Correcting.made(state, asked, stated);
                    case BlockWaiverProposed asked ->
                        !Waiving.approved(state, asked)
                                && state.standingBlock()
                                        .filter(block -> block.blockId().equals(asked.blockId()))
                                        .isPresent();
                    default -> false;
                })
                .toList();
    }
}
