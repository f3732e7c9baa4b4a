package kz.tumar.contract.claim;

import kz.tumar.contract.CommandKind;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.Range;
import kz.tumar.contract.ReasonCode;

/// The holder could not obey.
///
/// @param orderId the order
/// @param revision the revision of the order that is answered
/// @param command which command of the order
/// @param reason why
public record CommandFailed(
        OrderId orderId, @Range(min = 1, max = 1_000_000) int revision, CommandKind command, ReasonCode reason)
        implements Claim {}
