package kz.tumar.contract.fact;

import java.time.LocalDate;
import kz.tumar.contract.GroundId;
import kz.tumar.contract.HolderCode;

/// A lawful ground ended.
///
/// @param groundId the ground
/// @param system the system that claimed it
/// @param endedOn its last day
public record GroundEnded(GroundId groundId, HolderCode system, LocalDate endedOn) implements ConsentFact {}
