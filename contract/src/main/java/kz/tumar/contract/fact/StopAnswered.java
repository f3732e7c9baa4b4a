package kz.tumar.contract.fact;

import kz.tumar.contract.CommandKind;
import kz.tumar.contract.CommandOutcome;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.OrderId;

/// A holder answered an order to stop processing or to cancel a destruction.
///
/// @param orderId the order
/// @param command which command
/// @param holder the holder
/// @param outcome how
public record StopAnswered(OrderId orderId, CommandKind command, HolderCode holder, CommandOutcome outcome)
        implements RetentionFact {}
