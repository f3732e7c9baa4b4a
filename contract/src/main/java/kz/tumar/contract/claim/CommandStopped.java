package kz.tumar.contract.claim;

import java.util.List;
import kz.tumar.contract.CategoryCount;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.Range;

/// The holder stopped half-way, as told.
///
/// @param orderId the order
/// @param revision the revision of the order that is answered
/// @param command which command of the order
/// @param counts what was already done, by category
public record CommandStopped(
        OrderId orderId, @Range(min = 1, max = 1_000_000) int revision, CommandKind command, List<CategoryCount> counts)
        implements Claim {
    public CommandStopped {
        counts = List.copyOf(counts);
    }
}
