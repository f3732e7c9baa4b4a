package kz.tumar.contract.command;

import java.time.Instant;
import java.util.List;
import kz.tumar.contract.BlockId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.Confirmation;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.Range;

/// Stop every processing of this person's data but storing it (clause 1.1.10). Blocks are a set of ids.
///
/// @param orderId the order
/// @param revision a holder ignores a lower one than it has seen
/// @param categories the categories; empty means everything held about the person
/// @param due obeyed by then
/// @param confirm what the answer must contain
/// @param blockId the block to add to the set
public record BlockProcessing(
        OrderId orderId,
        @Range(min = 1, max = 1_000_000) int revision,
        List<CategoryCode> categories,
        Instant due,
        List<Confirmation> confirm,
        BlockId blockId)
        implements Command {
    public BlockProcessing {
        categories = List.copyOf(categories);
        confirm = List.copyOf(confirm);
    }
}
