package kz.tumar.bench;

import java.time.Duration;

/// How long a benchmark takes.
///
/// @param brief whether it keeps under a minute
public record Effort(boolean brief) {
    /// One of two figures.
    public long of(long whole, long inBrief) {
        return brief ? inBrief : whole;
    }

    /// One of two times, in seconds.
    public Duration seconds(long whole, long inBrief) {
        return Duration.ofSeconds(of(whole, inBrief));
    }
}
