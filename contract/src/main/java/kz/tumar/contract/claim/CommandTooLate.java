package kz.tumar.contract.claim;

import java.time.Instant;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.Range;

/// The holder had already obeyed what it was told to stop.
///
/// @param orderId the order
/// @param revision the revision of the order that is answered
/// @param command which command of the order
/// @param doneAt when it had
public record CommandTooLate(
        OrderId orderId, @Range(min = 1, max = 1_000_000) int revision, CommandKind command, Instant doneAt)
        implements Claim {}
