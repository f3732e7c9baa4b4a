package kz.tumar.retention.decision;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.fact.DestructionOrdered;
import kz.tumar.contract.fact.PartitionOffset;

/// The moment a scheduled destruction becomes an order that nothing can take back once it is obeyed.
public final class Ordering {
    private Ordering() {}

    /// The order to give for what is left of a schedule after {@link Settling}; none when no holder is left.
    ///
    /// @param currentTo how far the facts of the other services had been read
    public static Optional<DestructionOrdered> order(
            Destruction.Scheduled scheduled, Person person, Rules rules, List<PartitionOffset> currentTo, Instant at) {
        var holders = new TreeSet<HolderCode>();
        for (var category : scheduled.categories()) {
            holders.addAll(person.holders(scheduled.subject(), category, rules));
        }
        return holders.stream()
                .flatMap(code -> rules.holder(code).stream())
                .map(Rules.HolderRule::confirmsWithin)
                .max(Comparator.naturalOrder())
                .map(longest -> new DestructionOrdered(
                        scheduled.id(),
                        1,
                        List.copyOf(scheduled.categories()),
                        new ArrayList<>(holders),
                        at.plus(longest),
                        currentTo));
    }
}
