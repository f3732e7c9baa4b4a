package kz.tumar.contract.claim;

import kz.tumar.contract.CommandKind;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.Range;

/// The holder will obey.
///
/// @param orderId the order
/// @param revision the revision of the order that is answered
/// @param command which command of the order
public record CommandAccepted(
        OrderId orderId, @Range(min = 1, max = 1_000_000) int revision, CommandKind command) implements Claim {}
