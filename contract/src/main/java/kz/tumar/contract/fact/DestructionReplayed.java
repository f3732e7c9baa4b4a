package kz.tumar.contract.fact;

import kz.tumar.contract.HolderCode;
import kz.tumar.contract.OrderId;

/// After a restore, an order was given to a holder again.
///
/// @param orderId names the order from schedule to act
/// @param holder the holder
public record DestructionReplayed(OrderId orderId, HolderCode holder) implements RetentionFact {}
