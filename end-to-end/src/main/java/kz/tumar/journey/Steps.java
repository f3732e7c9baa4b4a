package kz.tumar.journey;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;

/// Prints each step as it happens and counts what held and what didn't.
///
/// A step that fails is counted and the journey goes on where it can; {@link #need} ends the journey instead,
/// for what everything after it stands on.
final class Steps {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

    private final PrintStream out;
    private final boolean colour;
    private int passed;
    private int failed;

    Steps(PrintStream out, boolean colour) {
        this.out = out;
        this.colour = colour;
    }

    void heading(String text) {
        out.printf("%n%s%n", colour ? "\u001b[1m" + text + "\u001b[0m" : text);
    }

    void say(String text) {
        out.println("    " + text);
    }

    /// Looks once.
    boolean check(String what, Callable<Boolean> holds) {
        return count(what, Duration.ZERO, looked(holds));
    }

    /// Looks until it holds or the limit is reached.
    boolean await(String what, Duration limit, Callable<Boolean> holds) {
        Instant start = Instant.now();
        String reason = looked(holds);
        while (!reason.isEmpty() && Instant.now().isBefore(start.plus(limit))) {
            pause();
            reason = looked(holds);
        }
        return count(what, Duration.between(start, Instant.now()), reason);
    }

    /// What everything after it in this journey stands on.
    void need(String what, Duration limit, Callable<Boolean> holds) {
        if (!await(what, limit, holds)) {
            throw new JourneyEnded(what);
        }
    }

    void fail(String what, String reason) {
        count(what, Duration.ZERO, reason);
    }

    int passed() {
        return passed;
    }

    int failed() {
        return failed;
    }

    private boolean count(String what, Duration took, String reason) {
        boolean held = reason.isEmpty();
        if (held) {
            passed++;
        } else {
            failed++;
        }
        String sign = held ? paint("32", "✓") : paint("31", "✗");
        String time = took.compareTo(Duration.ofMillis(500)) > 0 ? " (%.1f s)".formatted(took.toMillis() / 1000.0) : "";
        out.printf("  %s %s%s%s%n", sign, what, time, held ? "" : ": " + reason);
        return held;
    }

    private String paint(String code, String text) {
        return colour ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }

    /// Empty when it holds, else why not.
    private static String looked(Callable<Boolean> holds) {
        try {
            return holds.call() ? "" : "not so";
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return "interrupted";
        } catch (Exception failure) {
            return failure.getClass().getSimpleName() + " " + failure.getMessage();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(LOOK_AGAIN);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    /// A journey can't go on.
    static final class JourneyEnded extends RuntimeException {
        private static final long serialVersionUID = 1L;

        JourneyEnded(String step) {
            super(step, null, false, false);
        }
    }
}
