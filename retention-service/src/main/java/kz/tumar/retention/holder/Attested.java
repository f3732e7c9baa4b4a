package kz.tumar.retention.holder;

import java.time.Instant;
import java.util.List;
import kz.tumar.contract.CategoryCount;
import kz.tumar.contract.MethodCode;
import kz.tumar.contract.OrderId;

/// What a person says was destroyed.
///
/// @param order the order
/// @param revision the revision of the order that was obeyed
/// @param counts the records or sheets, by category
/// @param method by which method
/// @param doneAt when
public record Attested(OrderId order, int revision, List<CategoryCount> counts, MethodCode method, Instant doneAt) {
    public Attested {
        counts = List.copyOf(counts);
    }
}
