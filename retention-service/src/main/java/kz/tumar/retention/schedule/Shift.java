package kz.tumar.retention.schedule;

import java.time.Instant;
import java.util.Set;
import kz.tumar.contract.HolderCode;
import kz.tumar.policy.Policy;
import kz.tumar.retention.decision.Rules;

/// One moment of scheduled work: what is in force then, and the most to take in one transaction.
///
/// @param observing the systems that are commanded nothing
record Shift(Instant now, Rules rules, Policy policy, Set<HolderCode> observing, int most) {
    Shift {
        observing = Set.copyOf(observing);
    }

    boolean observes(HolderCode system) {
        return observing.contains(system);
    }

    /// When a command that goes out now is repeated unless answered.
    Instant repeatAt() {
        return now.plus(policy.document().limits().commandRepeat());
    }
}
