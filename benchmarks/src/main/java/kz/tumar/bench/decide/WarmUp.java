package kz.tumar.bench.decide;

import java.io.IOException;
import java.time.Duration;

/// Asks until asking no longer makes the answers come faster.
///
/// @param round how long is asked before the rate is looked at
/// @param limit when it is enough in any case
public record WarmUp(Duration round, Duration limit) {
    private static final double STILL_FASTER = 1.03;

    /// Asks as fast as answers come, for one round.
    @FunctionalInterface
    interface Asking {
        /// @return answers a second
        double saturate(Duration lasting) throws IOException;
    }

    /// @return the first rate and the last, as text
    public String warm(HttpLoad load) throws IOException {
        return warm(load::saturate);
    }

    String warm(Asking asking) throws IOException {
        long most = Math.max(2, limit.dividedBy(round));
        double first = asking.saturate(round);
        double best = first;
        double last = first;
        int slower = 0;
        int rounds = 1;
        while (rounds < most && slower < 2) {
            last = asking.saturate(round);
            slower = last < best * STILL_FASTER ? slower + 1 : 0;
            best = Math.max(best, last);
            rounds++;
        }
        return "%d s, from %.0f to %.0f requests/s".formatted(rounds * round.toSeconds(), first, last);
    }
}
