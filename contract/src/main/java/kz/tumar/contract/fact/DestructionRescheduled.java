package kz.tumar.contract.fact;

import java.time.Instant;
import java.time.LocalDate;
import kz.tumar.contract.OrderId;

/// The time of a scheduled destruction changed.
///
/// @param orderId names the order from schedule to act
/// @param notBefore the new end of grace
/// @param due the new last day
public record DestructionRescheduled(OrderId orderId, Instant notBefore, LocalDate due) implements RetentionFact {}
