package kz.tumar.consent.decision;

import java.time.LocalDate;
import kz.tumar.contract.ConsentId;
import kz.tumar.contract.GroundCode;
import org.jspecify.annotations.Nullable;

/// The answer to a question.
///
/// @param ground the ground that allows it
/// @param consent the consent that allows it, where it is one
/// @param lastDay the last day on which this ground stands, where known
public record Answer(
        Reason reason,
        @Nullable GroundCode ground,
        @Nullable ConsentId consent,
        @Nullable LocalDate lastDay) {

    static Answer deny(Reason reason) {
        return new Answer(reason, null, null, null);
    }

    /// The same answer from a state too old to allow anything.
    public Answer whenStale() {
        return reason.allows() ? deny(Reason.STATE_STALE) : this;
    }
}
