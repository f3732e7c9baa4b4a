package kz.tumar.contract.command;

import java.time.Instant;
import java.util.List;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.Confirmation;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.Range;
import kz.tumar.contract.SealedContent;

/// Replace a value; fetch the new one by its reference (clause 8.2).
///
/// @param orderId the order
/// @param revision a holder ignores a lower one than it has seen
/// @param categories the categories; empty means everything held about the person
/// @param due obeyed by then
/// @param confirm what the answer must contain
/// @param caseId the case it is for
/// @param value the new value, sealed at request-service
public record RectifyData(
        OrderId orderId,
        @Range(min = 1, max = 1_000_000) int revision,
        List<CategoryCode> categories,
        Instant due,
        List<Confirmation> confirm,
        CaseId caseId,
        SealedContent value)
        implements Command {
    public RectifyData {
        categories = List.copyOf(categories);
        confirm = List.copyOf(confirm);
    }
}
