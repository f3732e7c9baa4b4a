package kz.tumar.contract.fact;

import java.time.Instant;
import java.util.List;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.Range;

/// Holders are told to destroy; nothing after this day brings the data back.
///
/// @param orderId names the order from schedule to act
/// @param revision the revision of the order
/// @param categories the categories
/// @param holders every holder that must confirm
/// @param due by when
/// @param currentTo how far the facts of consent and request had been read
public record DestructionOrdered(
        OrderId orderId,
        @Range(min = 1, max = 1_000_000) int revision,
        List<CategoryCode> categories,
        List<HolderCode> holders,
        Instant due,
        List<PartitionOffset> currentTo)
        implements RetentionFact {
    public DestructionOrdered {
        categories = List.copyOf(categories);
        holders = List.copyOf(holders);
        currentTo = List.copyOf(currentTo);
    }
}
