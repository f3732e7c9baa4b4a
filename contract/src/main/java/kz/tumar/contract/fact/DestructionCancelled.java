package kz.tumar.contract.fact;

import java.util.List;
import kz.tumar.contract.CategoryCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.ReasonCode;

/// A scheduled or ordered destruction is off, wholly or for some categories.
///
/// @param orderId names the order from schedule to act
/// @param categories the categories that stay
/// @param reason why
public record DestructionCancelled(OrderId orderId, List<CategoryCode> categories, ReasonCode reason)
        implements RetentionFact {
    public DestructionCancelled {
        categories = List.copyOf(categories);
    }
}
