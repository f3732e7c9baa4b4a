package kz.tumar.contract.fact;

import java.time.LocalDate;
import kz.tumar.contract.EventId;
import kz.tumar.contract.HolderCode;
import kz.tumar.contract.ProcessingAction;
import kz.tumar.contract.PurposeCode;

/// A system asked whether it may process although processing is blocked, and may not (clauses 1.1.10, 8.2, 8.3). Told
/// once a day for a block, a system and a purpose, however often it asks.
///
/// @param system the system
/// @param purpose for which purpose
/// @param action what it asked to do first that day
/// @param block the fact that blocks: `ProcessingBlocked`
/// @param day the day by the operator's time
/// @param enforced whether the answer was binding on the system
public record BlockedProcessingAsked(
        HolderCode system, PurposeCode purpose, ProcessingAction action, EventId block, LocalDate day, boolean enforced)
        implements ConsentFact {}
