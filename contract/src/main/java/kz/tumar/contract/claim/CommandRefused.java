package kz.tumar.contract.claim;

import kz.tumar.contract.ArticleCode;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.GroundCode;
import kz.tumar.contract.OrderId;
import kz.tumar.contract.Range;
import org.jspecify.annotations.Nullable;

/// The holder must not obey.
///
/// @param orderId the order
/// @param revision the revision of the order that is answered
/// @param command which command of the order
/// @param ground on which ground
/// @param article the norm
public record CommandRefused(
        OrderId orderId,
        @Range(min = 1, max = 1_000_000) int revision,
        CommandKind command,
        GroundCode ground,
        @Nullable ArticleCode article)
        implements Claim {}
