package kz.tumar.retention.schedule;

import java.time.Duration;
import java.time.Instant;

/// Tells whether the machine's clock can be believed. What a wrong clock makes due is destroyed for good, so when it
/// has
/// moved otherwise than time has passed, orders wait until it has gone evenly for a while: whoever set it wrong sets it
/// right meanwhile, and where it was set right the wait is all it costs.
final class EvenClock {
    /// More than a leap second or a slewed correction between two looks.
    static final Duration TOLERANCE = Duration.ofMinutes(1);

    /// How long it has to go evenly after a jump.
    static final Duration TRIAL = Duration.ofMinutes(10);

    private boolean looked;
    private long looksAt;
    private Instant showed = Instant.EPOCH;
    private boolean onTrial;
    private long jumpedAt;

    /// Looks at the clock.
    ///
    /// @param shows what it shows
    /// @param nanos the time that has really passed, on the scale of `System.nanoTime`
    synchronized boolean believed(Instant shows, long nanos) {
        if (looked) {
            var passed = Duration.ofNanos(nanos - looksAt);
            if (Duration.between(showed, shows).minus(passed).abs().compareTo(TOLERANCE) > 0) {
                onTrial = true;
                jumpedAt = nanos;
            }
        }
        looked = true;
        looksAt = nanos;
        showed = shows;
        if (onTrial && nanos - jumpedAt >= TRIAL.toNanos()) {
            onTrial = false;
        }
        return !onTrial;
    }
}
