package kz.tumar.request.form;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;

/// How often something may happen for each of many within a window, kept in memory for that window
/// and no longer. Of more than a bounded number at once the one that was quiet the longest is
/// forgotten.
final class Allowance {
    private static final int MOST_KEPT = 20_000;

    private final int most;
    private final Duration window;
    private final Map<String, Deque<Instant>> taken = new LinkedHashMap<>(16, 0.75f, true);

    Allowance(int most, Duration window) {
        this.most = most;
        this.window = window;
    }

    /// Takes one of what is allowed.
    ///
    /// @return false when nothing is left
    synchronized boolean take(String who, Instant now) {
        if (!left(who, now)) {
            return false;
        }
        taken.computeIfAbsent(who, _ -> new ArrayDeque<>()).addLast(now);
        if (taken.size() > MOST_KEPT) {
            taken.remove(taken.keySet().iterator().next());
        }
        return true;
    }

    /// Whether nothing was taken within the window.
    synchronized boolean isFirst(String who, Instant now) {
        left(who, now);
        return !taken.containsKey(who);
    }

    /// Whether anything is left, taking nothing.
    synchronized boolean left(String who, Instant now) {
        Deque<Instant> times = taken.get(who);
        if (times == null) {
            return most > 0;
        }
        while (!times.isEmpty() && !times.getFirst().isAfter(now.minus(window))) {
            times.removeFirst();
        }
        if (times.isEmpty()) {
            taken.remove(who);
        }
        return times.size() < most;
    }
}
