package kz.tumar.contract.fact;

import java.time.Instant;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.OrderId;

/// A holder that was told to stop processing did not say in time that it has.
///
/// @param orderId names the order to stop
/// @param holder the holder
/// @param due by when it should have
public record StopOverdue(OrderId orderId, HolderCode holder, Instant due) implements RetentionFact {}
