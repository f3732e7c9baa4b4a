package kz.tumar.contract.fact;

import java.time.Instant;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.OrderId;

/// A holder did not confirm in time.
///
/// @param orderId names the order from schedule to act
/// @param holder the holder
/// @param due by when it should have
public record DestructionOverdue(OrderId orderId, HolderCode holder, Instant due) implements RetentionFact {}
