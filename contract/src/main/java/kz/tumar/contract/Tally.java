package kz.tumar.contract;

import java.time.Instant;

/// How often the same happened within a stretch of time, without saying so each time.
///
/// @param count how often, beyond what was stated one by one or counted before
/// @param since when the stretch begins
/// @param until when it has ended
public record Tally(
        @Range(min = 1, max = 9_000_000_000_000L) long count, Instant since, Instant until) {}
