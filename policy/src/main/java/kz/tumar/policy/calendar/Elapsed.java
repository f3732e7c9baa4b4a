package kz.tumar.policy.calendar;

import java.time.Duration;

/// Time by the clock, from the instant itself; zero means at once.
public record Elapsed(Duration duration) implements Term {
    public Elapsed {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("a term is not negative");
        }
    }
}
