package kz.tumar.contract.fact;

import java.time.Instant;
import java.time.LocalDate;
import kz.tumar.contract.Actor;
import kz.tumar.contract.OrderId;
import org.jspecify.annotations.Nullable;

/// The time of a scheduled destruction changed.
///
/// @param orderId names the order from schedule to act
/// @param notBefore the new end of grace
/// @param due the new last day
/// @param actor who moved it
public record DestructionRescheduled(
        OrderId orderId,
        Instant notBefore,
        LocalDate due,
        @Nullable Actor actor) implements RetentionFact {}
