package kz.tumar.contract.command;

import java.time.Instant;
import java.util.List;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.Confirmation;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.Range;

/// Do not destroy, or stop where you are, and say what was already done.
///
/// @param orderId the order
/// @param revision a holder ignores a lower one than it has seen
/// @param categories the categories; empty means everything held about the person
/// @param due obeyed by then
/// @param confirm what the answer must contain
public record CancelDestruction(
        OrderId orderId,
        @Range(min = 1, max = 1_000_000) int revision,
        List<CategoryCode> categories,
        Instant due,
        List<Confirmation> confirm)
        implements Command {
    public CancelDestruction {
        categories = List.copyOf(categories);
        confirm = List.copyOf(confirm);
    }
}
