package kz.tumar.vault;

import java.time.Instant;
import java.util.Optional;

/// One epoch of a key ring: a span of time whose keys are used, and then destroyed, together.
///
/// @param number      counted from 1, without gaps
/// @param startedAt   from when data keys were wrapped in it
/// @param settledAt   when nothing living stood under it or an older one any more, and all of that was read again
/// @param destroyedAt when the ring's file held its keys no more
public record KeyEpoch(int number, Instant startedAt, Optional<Instant> settledAt, Optional<Instant> destroyedAt) {}
