package kz.tumar.contract.command;

import java.time.Instant;
import java.util.List;
import kz.tumar.contract.BlockId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.Confirmation;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.Range;

/// Take one id out of the set of blocks; free when the set is empty.
///
/// @param orderId the order
/// @param revision a holder ignores a lower one than it has seen
/// @param categories the categories; empty means everything held about the person
/// @param due obeyed by then
/// @param confirm what the answer must contain
/// @param blockId the block to take out
public record UnblockProcessing(
        OrderId orderId,
        @Range(min = 1, max = 1_000_000) int revision,
        List<CategoryCode> categories,
        Instant due,
        List<Confirmation> confirm,
        BlockId blockId)
        implements Command {
    public UnblockProcessing {
        categories = List.copyOf(categories);
        confirm = List.copyOf(confirm);
    }
}
