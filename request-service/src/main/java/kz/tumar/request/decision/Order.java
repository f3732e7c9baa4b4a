package kz.tumar.request.decision;

import java.util.List;
import kz.tumar.contract.BlockId;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.SealedContent;
import kz.tumar.contract.SubjectRef;
import org.jspecify.annotations.Nullable;

/// What every recipient is told about one reference of a person. Orders of this service have one revision: what
/// changes is said by another order.
///
/// @param categories the categories; empty means everything
/// @param block the block, of a block or unblock order
/// @param value the new value, of a rectify order
public record Order(
        OrderId id,
        CommandKind kind,
        CaseId caseId,
        SubjectRef subject,
        List<CategoryCode> categories,
        @Nullable BlockId block,
        @Nullable SealedContent value) {
    /// The only revision.
    public static final int REVISION = 1;

    public Order {
        categories = List.copyOf(categories);
    }
}
