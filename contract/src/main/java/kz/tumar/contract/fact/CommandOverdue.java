package kz.tumar.contract.fact;

import java.time.Instant;
import kz.tumar.contract.CaseId;
import kz.tumar.contract.CommandKind;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.OrderId;

/// A holder did not obey an order of a case in time; it is asked again all the same.
///
/// @param caseId the case
/// @param orderId the order
/// @param command what it was ordered
/// @param holder the holder
/// @param due by when it should have
public record CommandOverdue(CaseId caseId, OrderId orderId, CommandKind command, HolderCode holder, Instant due)
        implements RequestFact {}
