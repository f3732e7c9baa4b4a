package kz.tumar.contract.fact;

import java.time.Instant;
import java.util.List;
import kz.tumar.contract.CategoryCount;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.MethodCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.Sha256;
import org.jspecify.annotations.Nullable;

/// One holder destroyed what it held.
///
/// @param orderId names the order from schedule to act
/// @param holder the holder
/// @param counts the records, by category
/// @param method by which method
/// @param doneAt when
/// @param operator the keyed digest of who did it
public record DestructionConfirmed(
        OrderId orderId,
        HolderCode holder,
        List<CategoryCount> counts,
        MethodCode method,
        Instant doneAt,
        @Nullable Sha256 operator)
        implements RetentionFact {
    public DestructionConfirmed {
        counts = List.copyOf(counts);
    }
}
