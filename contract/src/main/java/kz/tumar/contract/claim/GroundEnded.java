package kz.tumar.contract.claim;

import java.time.LocalDate;
import kz.tumar.contract.GroundId;

/// A lawful ground ended.
///
/// @param groundId the ground, as its own system named it
/// @param endedOn its last day
public record GroundEnded(GroundId groundId, LocalDate endedOn) implements Claim {}
