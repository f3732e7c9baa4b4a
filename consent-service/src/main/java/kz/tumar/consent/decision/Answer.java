package kz.tumar.consent.decision;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import kz.tumar.contract.ConsentId;
import kz.tumar.contract.GroundCode;
import org.jspecify.annotations.Nullable;

/// The answer to a question.
///
/// @param ground the ground that allows it
/// @param consent the consent that allows it, where it is one
/// @param lastDay the last day on which this ground stands, where known
/// @param facts the ids of the facts that make it so; none where the policy alone does
public record Answer(
        Reason reason,
        @Nullable GroundCode ground,
        @Nullable ConsentId consent,
        @Nullable LocalDate lastDay,
        List<UUID> facts) {
    public Answer {
        facts = List.copyOf(facts);
    }

    /// A no for which no fact is to blame.
    public static Answer deny(Reason reason) {
        return new Answer(reason, null, null, null, List.of());
    }

    static Answer deny(Reason reason, Collection<? extends Statement> because) {
        return new Answer(
                reason,
                null,
                null,
                null,
                because.stream()
                        .map(statement -> statement.moment().id())
                        .sorted()
                        .toList());
    }

    /// The same answer from a state too old to allow anything.
    public Answer whenStale() {
        return reason.allows() ? deny(Reason.STATE_STALE) : this;
    }
}
